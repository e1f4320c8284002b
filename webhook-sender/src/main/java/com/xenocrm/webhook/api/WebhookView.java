package com.xenocrm.webhook.api;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import com.xenocrm.contracts.message.EventType;
import com.xenocrm.webhook.subscription.Webhook;

/**
 * Webhook as users see it.
 *
 * @param reason why it is disabled
 * @param failingSince time of the first failure since the latest success
 * @param heldUntil time before which nothing is posted
 * @param previousSecretUntil end of the time in which the secret before the latest rotation signs as well
 * @param secret signing secret, only in the answer to a creation or rotation
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record WebhookView(
        @JsonProperty("_id") String id,
        String url,
        List<String> events,
        @Nullable String description,
        String status,
        @Nullable String reason,
        int version,
        @Nullable Instant failingSince,
        @Nullable Instant heldUntil,
        @Nullable Instant previousSecretUntil,
        Instant createdAt,
        @Nullable String secret) {

    static WebhookView of(Webhook webhook) {
        return of(webhook, null);
    }

    static WebhookView withSecret(Webhook webhook) {
        return of(webhook, webhook.secrets().current());
    }

    private static WebhookView of(Webhook webhook, @Nullable String secret) {
        return new WebhookView(
                webhook.id(),
                webhook.url().toString(),
                webhook.events().stream().map(EventType::value).toList(),
                webhook.description(),
                webhook.status().value(),
                webhook.reason(),
                webhook.version(),
                webhook.failingSince(),
                webhook.heldUntil(),
                webhook.secrets().previousUntil(),
                webhook.createdAt(),
                secret);
    }
}
