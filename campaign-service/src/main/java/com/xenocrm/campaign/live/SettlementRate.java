package com.xenocrm.campaign.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

/** Rate at which communications of a campaign are settled, from recent observations. */
final class SettlementRate {

    private static final Duration REMEMBERED = Duration.ofSeconds(10);
    private static final double MILLIS = 1_000;
    private static final double TENTHS = 10;

    private final Deque<Look> looks = new ArrayDeque<>();

    /** Adds an observation; drops all but the latest of those older than ten seconds. */
    void seen(long settled, Instant now) {
        looks.addLast(new Look(settled, now));
        while (looks.size() > 2 && !secondOldest().at().plus(REMEMBERED).isAfter(now)) {
            looks.removeFirst();
        }
    }

    /** Returns the rate per second, rounded to a tenth; 0 after a single observation. */
    double perSecond() {
        Look first = looks.getFirst();
        Look last = looks.getLast();
        long millis = Duration.between(first.at(), last.at()).toMillis();
        return millis <= 0
                ? 0
                : Math.max(0, Math.round((last.settled() - first.settled()) * MILLIS * TENTHS / millis) / TENTHS);
    }

    /** Returns the time when the remaining communications will be settled at this rate; null if the rate is zero. */
    @Nullable
    Instant finish(long remaining) {
        double perSecond = perSecond();
        return perSecond <= 0 ? null : looks.getLast().at().plusMillis(Math.round(remaining * MILLIS / perSecond));
    }

    private Look secondOldest() {
        return looks.stream().skip(1).findFirst().orElseThrow();
    }

    private record Look(long settled, Instant at) {}
}
