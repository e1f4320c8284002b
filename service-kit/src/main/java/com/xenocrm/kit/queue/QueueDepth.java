package com.xenocrm.kit.queue;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Observed depth of a queue.
 *
 * @param messages number of waiting messages
 * @param at time of the observation
 * @param firstAt time of the first observation by this process
 * @param emptyAt last time the queue was observed empty; null if never
 */
record QueueDepth(
        long messages,
        Instant at,
        Instant firstAt,
        @Nullable Instant emptyAt) {

    /** Returns the observation after the previous one, which is null for the first. */
    static QueueDepth after(@Nullable QueueDepth before, long messages, Instant now) {
        Instant emptyBefore = before == null ? null : before.emptyAt;
        return new QueueDepth(messages, now, before == null ? now : before.firstAt, messages == 0 ? now : emptyBefore);
    }

    /**
     * Returns the longest possible waiting time of the oldest message, which was published after the last handled one
     * and after the queue was last empty.
     *
     * @param handled publication time of the last handled message; null if none
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
