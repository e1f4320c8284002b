package com.xenocrm.webhook.delivery;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Attempt at a delivery.
 *
 * @param status status of the answer; null without one
 * @param answer beginning of the answer; null without one
 * @param error why there is no answer; null if there is one
 * @param retryAt time before which the subscriber has asked to post nothing; null without one
 */
public record Attempt(
        Instant at,
        Duration duration,
        @Nullable Integer status,
        @Nullable String answer,
        @Nullable String error,
        @Nullable Instant retryAt) {

    private static final int OK = 200;
    private static final int REDIRECT = 300;
    private static final int GONE = 410;

    /** Returns whether the subscriber has taken the event. */
    public boolean isSuccess() {
        return status != null && status >= OK && status < REDIRECT;
    }

    /** Returns whether the subscriber says that it will never accept an event again. */
    public boolean isGone() {
        return status != null && status == GONE;
    }
}
