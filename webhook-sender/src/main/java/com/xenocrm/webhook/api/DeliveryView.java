package com.xenocrm.webhook.api;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import com.xenocrm.webhook.delivery.Attempt;
import com.xenocrm.webhook.delivery.Delivery;

/**
 * Delivery of an event as users see it.
 *
 * @param eventId the header {@code webhook-id}
 * @param body JSON as it is posted
 * @param nextAttemptAt time of the next attempt; null if it is settled
 * @param attempts latest attempts, the oldest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record DeliveryView(
        @JsonProperty("_id") String id,
        String eventId,
        String type,
        String status,
        String body,
        @Nullable Instant nextAttemptAt,
        List<AttemptView> attempts,
        Instant createdAt) {

    static DeliveryView of(Delivery delivery) {
        return new DeliveryView(
                delivery.id(),
                delivery.eventId(),
                delivery.type().value(),
                delivery.status().name().toLowerCase(Locale.ROOT),
                delivery.body(),
                delivery.dueAt(),
                delivery.attempts().stream().map(AttemptView::of).toList(),
                delivery.createdAt());
    }

    /**
     * Attempt at a delivery.
     *
     * @param status status of the answer
     * @param answer the answer's first 1,000 characters
     * @param error why there is no answer
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record AttemptView(
            Instant at,
            long durationMs,
            @Nullable Integer status,
            @Nullable String answer,
            @Nullable String error) {

        private static AttemptView of(Attempt attempt) {
            return new AttemptView(
                    attempt.at(), attempt.duration().toMillis(), attempt.status(), attempt.answer(), attempt.error());
        }
    }
}
