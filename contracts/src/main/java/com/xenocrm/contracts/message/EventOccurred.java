package com.xenocrm.contracts.message;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Events for subscribers outside. One is published at least once, always under the same key. */
public record EventOccurred(List<Event> events) implements CrmMessage {

    /**
     * Event.
     *
     * @param key what happened to what; the same for each publication
     */
    public record Event(String key, EventType type, Instant occurredAt, EventData data) {

        /** Creates an event that happens to its subject once at this time. */
        public static Event at(EventType type, String subject, Instant occurredAt, EventData data) {
            return new Event(
                    "%s:%s:%d".formatted(type.value(), subject, occurredAt.toEpochMilli()), type, occurredAt, data);
        }

        /** Creates an event that happens to its subject at most once. */
        public static Event once(EventType type, String subject, Instant occurredAt, EventData data) {
            return new Event(type.value() + ":" + subject, type, occurredAt, data);
        }
    }

    /**
     * Subject of an event, by identifiers only; null where one does not apply.
     *
     * @param attempt number of the attempt at the communication, from 1
     * @param reason reason of a failure, bounce, complaint or pause
     */
    public record EventData(
            @Nullable String campaignId,
            @Nullable String communicationId,
            @Nullable String customerId,
            @Nullable Integer attempt,
            @Nullable String reason,
            @Nullable String importId,
            @Nullable String erasureId) {

        /** Creates the data of an event that has none. */
        public static EventData none() {
            return new EventData(null, null, null, null, null, null, null);
        }

        /** Creates the data of an event of a campaign. */
        public static EventData ofCampaign(String campaignId, @Nullable String reason) {
            return new EventData(campaignId, null, null, null, reason, null, null);
        }

        /** Creates the data of an event of a communication, whose id is {@code campaign:customer}. */
        public static EventData ofCommunication(
                String communicationId, @Nullable Integer attempt, @Nullable String reason) {
            int colon = communicationId.indexOf(':');
            return new EventData(
                    communicationId.substring(0, colon),
                    communicationId,
                    communicationId.substring(colon + 1),
                    attempt,
                    reason,
                    null,
                    null);
        }

        /** Creates the data of an event of an import. */
        public static EventData ofImport(String importId, @Nullable String reason) {
            return new EventData(null, null, null, null, reason, importId, null);
        }

        /** Creates the data of the erasure of a customer. */
        public static EventData ofErasure(String erasureId, String customerId) {
            return new EventData(null, null, customerId, null, null, null, erasureId);
        }
    }
}
