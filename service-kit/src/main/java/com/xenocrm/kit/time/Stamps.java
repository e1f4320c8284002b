package com.xenocrm.kit.time;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Strictly increasing stamps: microseconds since the epoch, never the same twice within a process. */
public final class Stamps {

    private final Clock clock;
    private final AtomicLong last = new AtomicLong();

    public Stamps(Clock clock) {
        this.clock = clock;
    }

    /** The next stamp: now, or one more than the last when the clock has not moved on. */
    public long next() {
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        return last.updateAndGet(previous -> Math.max(previous + 1, now));
    }
}
