package com.xenocrm.local.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition outside this process by checking it repeatedly. */
public final class Polling {

    private Polling() {}

    /** Waits between two checks. */
    public static void pause(Duration duration) {
        LockSupport.parkNanos(duration.toNanos());
    }

    /** Returns true as soon as the condition holds; false when it does not hold in time or the thread is interrupted. */
    public static boolean until(Duration limit, Duration interval, BooleanSupplier condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() >= deadline || Thread.currentThread().isInterrupted()) {
                return false;
            }
            pause(interval);
        }
        return true;
    }
}
