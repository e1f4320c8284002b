package com.xenocrm.webhook.delivery;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.EventType;

/**
 * Delivery of one event to one webhook.
 *
 * @param eventId identifier of the event for the subscriber, the same for each attempt and publication
 * @param body JSON as it is posted
 * @param dueAt time of the next attempt, or end of the lease of the current one; null if it is settled
 * @param giveUpAt time after which no attempt follows a failure; null before the first failure
 * @param attempts latest attempts, the oldest first
 * @param tried number of attempts since it was created or replayed
 */
public record Delivery(
        String id,
        String webhookId,
        String eventId,
        EventType type,
        String body,
        Status status,
        @Nullable Instant dueAt,
        @Nullable Instant giveUpAt,
        int tried,
        List<Attempt> attempts,
        Instant createdAt) {

    /** Status of a delivery. */
    public enum Status {
        WAITING,
        DELIVERED,
        FAILED
    }
}
