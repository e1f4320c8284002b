package com.xenocrm.webhook.subscription;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Status of a webhook. */
public enum WebhookStatus {
    /** Events are posted. */
    ENABLED,
    /** Events wait. */
    PAUSED,
    /** The subscriber is gone or has failed for too long; it gets no more events. */
    DISABLED;

    /** Returns the status with this word. */
    public static Optional<WebhookStatus> of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.value().equals(word))
                .findFirst();
    }

    /** Returns its word in JSON and storage: lower case. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
