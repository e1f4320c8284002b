package com.xenocrm.runner.demo;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** Notices when a figure that should move has not moved for a while. */
final class Stall {

    private final Duration patience;
    private @Nullable Object last;
    private long since;

    Stall(Duration patience) {
        this.patience = patience;
    }

    boolean lastsAt(Object figure) {
        long now = System.nanoTime();
        if (!figure.equals(last)) {
            last = figure;
            since = now;
        }
        return now - since > patience.toNanos();
    }
}
