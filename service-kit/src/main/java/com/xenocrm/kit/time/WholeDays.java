package com.xenocrm.kit.time;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Counts whole days of 24 hours since a time. A future time counts as 0 days ago. */
public final class WholeDays {

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private WholeDays() {}

    /** Returns the number of whole days from the time until now. */
    public static long since(Instant time, Instant now) {
        return Math.max(0, Duration.between(time, now).toDays());
    }

    /** Returns the latest time since which at least this many whole days have passed. */
    public static Instant latest(long days, Instant now) {
        return days == 0 ? LATEST : now.minus(days, ChronoUnit.DAYS);
    }
}
