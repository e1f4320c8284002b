package com.xenocrm.campaigndata.communication;

import java.time.Instant;
import java.util.Date;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.Channel;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;

/**
 * Current state of a communication in the log.
 *
 * @param attempt number of the current attempt, or of the one that settled it
 * @param times times of creation, of the request for the attempt and of settlement
 * @param bounce latest hard bounce; null without one
 * @param complainedAt time of the recipient's first complaint; null without one
 */
public record CommunicationState(
        String id,
        PageId page,
        @Nullable String email,
        Channel channel,
        CommunicationStatus status,
        int attempt,
        Times times,
        @Nullable Bounce bounce,
        @Nullable Instant complainedAt) {

    static CommunicationState of(Document entry) {
        return new CommunicationState(
                entry.getString("_id"),
                new PageId(
                        entry.getString(CommunicationFields.CAMPAIGN_ID), entry.getInteger(CommunicationFields.PAGE)),
                entry.getString(CommunicationFields.EMAIL),
                Channel.of(entry.get(CommunicationFields.CHANNEL, Channel.SIMULATED.value()))
                        .orElseThrow(),
                CommunicationStatus.valueOf(entry.getString(CommunicationFields.STATUS)),
                entry.getInteger(CommunicationFields.ATTEMPT, Communication.FIRST_ATTEMPT),
                new Times(
                        instant(entry, CommunicationFields.CREATED_AT),
                        instant(entry, CommunicationFields.REQUESTED_AT),
                        instant(entry, CommunicationFields.SETTLED_AT)),
                Bounce.of(entry),
                instant(entry, CommunicationFields.COMPLAINED_AT));
    }

    /** Returns the receipt, with its time moved up to the request for its attempt if it is earlier. */
    public Receipt notBeforeRequest(Receipt receipt) {
        boolean earlier = receipt.attempt() != null && receipt.attempt() < attempt;
        Instant requested = times.requestedAt() == null || earlier ? times.createdAt() : times.requestedAt();
        return requested == null || !receipt.occurredAt().isBefore(requested) ? receipt : receipt.at(requested);
    }

    /** Returns whether this attempt awaits its receipt. */
    public boolean awaits(int attempted) {
        return status == CommunicationStatus.PENDING && attempt == attempted;
    }

    /** Returns whether the communication was delivered at this time or later. */
    public boolean isSentSince(Instant time) {
        return status == CommunicationStatus.SENT
                && times.settledAt() != null
                && !times.settledAt().isBefore(time);
    }

    /** Returns whether a hard bounce is about the email address; a vendor over HTTP may have used the phone number. */
    public boolean bouncesByEmail() {
        return channel != Channel.WEBHOOK;
    }

    private static @Nullable Instant instant(Document entry, String field) {
        Date time = entry.getDate(field);
        return time == null ? null : time.toInstant();
    }

    /** Times of a communication; null for steps that it has not reached. */
    public record Times(
            @Nullable Instant createdAt,
            @Nullable Instant requestedAt,
            @Nullable Instant settledAt) {}

    /** Hard bounce of an attempt. */
    public record Bounce(Instant at, int attempt) {

        private static @Nullable Bounce of(Document entry) {
            Instant at = instant(entry, CommunicationFields.BOUNCED_AT);
            return at == null
                    ? null
                    : new Bounce(
                            at, entry.getInteger(CommunicationFields.BOUNCED_ATTEMPT, Communication.FIRST_ATTEMPT));
        }
    }
}
