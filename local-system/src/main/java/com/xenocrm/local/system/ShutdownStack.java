package com.xenocrm.local.system;

import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

/** Actions that end what was started: last first, each once. An action that is added too late runs at once. */
final class ShutdownStack {

    private final Deque<Runnable> actions = new ArrayDeque<>();
    private volatile boolean begun;

    void add(Runnable action) {
        synchronized (actions) {
            if (!begun) {
                actions.push(action);
                return;
            }
        }
        action.run();
    }

    boolean hasBegun() {
        return begun;
    }

    /** Runs all actions even when one fails; a second caller waits for the first. */
    synchronized void run() {
        begun = true;
        Runnable action = next();
        if (action != null) {
            try {
                action.run();
            } finally {
                run();
            }
        }
    }

    private @Nullable Runnable next() {
        synchronized (actions) {
            return actions.poll();
        }
    }
}
