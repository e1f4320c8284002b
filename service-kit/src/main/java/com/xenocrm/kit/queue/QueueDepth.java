package com.xenocrm.kit.queue;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a look at a queue has shown.
 *
 * @param messages how many wait
 * @param at when that was
 * @param firstAt when this process looked for the first time
 * @param emptyAt when it last saw the queue empty; null for never
 */
record QueueDepth(
        long messages,
        Instant at,
        Instant firstAt,
        @Nullable Instant emptyAt) {

    /** A look that follows this one; null for the first look. */
    static QueueDepth after(@Nullable QueueDepth before, long messages, Instant now) {
        Instant emptyBefore = before == null ? null : before.emptyAt;
        return new QueueDepth(messages, now, before == null ? now : before.firstAt, messages == 0 ? now : emptyBefore);
    }

    /**
     * For how long the oldest message has waited at most. It is younger than the one handled last, and came after the
     * queue was empty.
     *
     * @param handled when the message that was handled last was published; null for none yet
     */
    Duration oldestAge(@Nullable Instant handled, Instant now) {
        if (messages == 0) {
            return Duration.ZERO;
        }
        Instant empty = emptyAt == null && handled == null ? firstAt : emptyAt;
        Instant since = later(empty, handled);
        return since.isBefore(now) ? Duration.between(since, now) : Duration.ZERO;
    }

    private static Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other == null ? Instant.EPOCH : other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
