package com.xenocrm.runner.terminal;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for something outside this process, by asking again and again. */
public final class Pause {

    private Pause() {}

    /** A short wait between two questions. */
    public static void of(Duration duration) {
        LockSupport.parkNanos(duration.toNanos());
    }

    /** True as soon as the condition holds, false when it does not within the time given. */
    public static boolean until(Duration atMost, Duration between, BooleanSupplier condition) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() >= deadline || Thread.currentThread().isInterrupted()) {
                return false;
            }
            of(between);
        }
        return true;
    }
}
