package com.xenocrm.webhook.subscription;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.EventType;

/**
 * Subscription of another system to events.
 *
 * @param reason why it is disabled, for people; null otherwise
 * @param version number of its edits, from 1
 * @param failingSince time of the first failure since the latest success; null after a success
 * @param heldUntil time before which the subscriber has asked to post nothing; null without one
 */
public record Webhook(
        String id,
        URI url,
        List<EventType> events,
        @Nullable String description,
        WebhookStatus status,
        @Nullable String reason,
        int version,
        SigningSecrets secrets,
        @Nullable Instant failingSince,
        @Nullable Instant heldUntil,
        Instant createdAt) {

    static final int FIRST_VERSION = 1;

    /** Returns whether events may be posted now. */
    public boolean isOpen(Instant now) {
        return status == WebhookStatus.ENABLED && (heldUntil == null || !now.isBefore(heldUntil));
    }
}
