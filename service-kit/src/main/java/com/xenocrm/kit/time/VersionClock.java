package com.xenocrm.kit.time;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Strictly increasing stamps: microseconds since the epoch, never the same twice within a process. */
public final class VersionClock {

    private final Clock clock;
    private final AtomicLong last = new AtomicLong();

    public VersionClock(Clock clock) {
        this.clock = clock;
    }

    /** The next stamp: now, or one more than the last when the clock has not moved on. */
    public long next() {
        return next(1);
    }

    /** The first of so many consecutive stamps; nobody else in this process gets any of them. */
    public long next(int count) {
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        return last.updateAndGet(previous -> Math.max(previous + 1, now) + count - 1) - count + 1;
    }
}
