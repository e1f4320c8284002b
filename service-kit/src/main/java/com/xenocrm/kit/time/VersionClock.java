package com.xenocrm.kit.time;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Strictly increasing versions: microseconds since the epoch, unique within a process. */
public final class VersionClock {

    private final Clock clock;
    private final AtomicLong last = new AtomicLong();

    public VersionClock(Clock clock) {
        this.clock = clock;
    }

    /**
     * Returns the next version: the present microsecond, or the last version plus one if the clock has not advanced.
     */
    public long next() {
        return next(1);
    }

    /** Reserves consecutive versions and returns the first. */
    public long next(int count) {
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        return last.updateAndGet(previous -> Math.max(previous + 1, now) + count - 1) - count + 1;
    }
}
