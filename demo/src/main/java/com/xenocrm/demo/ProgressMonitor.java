package com.xenocrm.demo;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

import com.xenocrm.local.console.CommandFailure;
import com.xenocrm.local.process.Polling;

/** Polls a value until it is final, prints it every few seconds, and fails when it stops changing. */
final class ProgressMonitor {

    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final long BETWEEN_LINES = Duration.ofSeconds(2).toNanos();
    static final Duration STALL_LIMIT = Duration.ofMinutes(2);

    private ProgressMonitor() {}

    /**
     * Returns the final value.
     *
     * @param stallLimit longest time without a change of the value
     */
    static <T> T await(Supplier<T> value, Predicate<T> isFinal, Duration stallLimit) {
        T last = value.get();
        long changed = System.nanoTime();
        long printed = changed;
        while (!isFinal.test(last)) {
            Polling.pause(INTERVAL);
            T next = value.get();
            long now = System.nanoTime();
            if (!next.equals(last)) {
                changed = now;
            } else if (now - changed > stallLimit.toNanos()) {
                throw new CommandFailure(
                        next + ", and no progress for %d s; see ./crm logs".formatted(stallLimit.toSeconds()));
            }
            last = next;
            if (now - printed > BETWEEN_LINES) {
                System.out.println("  " + last);
                printed = now;
            }
        }
        System.out.println("  " + last);
        return last;
    }
}
