package com.xenocrm.runner.system;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/** How to end what was started: the last one first, each once, and at once for what comes too late. */
final class Endings {

    private final Deque<Runnable> endings = new ArrayDeque<>();
    private volatile boolean begun;

    /** Takes note of how to end it. */
    <T> T closing(T started, Consumer<T> ending) {
        add(() -> ending.accept(started));
        return started;
    }

    void add(Runnable ending) {
        if (!remember(ending)) {
            ending.run();
        }
    }

    boolean haveBegun() {
        return begun;
    }

    /** Ends everything, even when one ending fails; a second caller waits for the first. */
    synchronized void run() {
        begun = true;
        Runnable ending = next();
        if (ending != null) {
            try {
                ending.run();
            } finally {
                run();
            }
        }
    }

    private boolean remember(Runnable ending) {
        synchronized (endings) {
            if (!begun) {
                endings.push(ending);
            }
            return !begun;
        }
    }

    private @Nullable Runnable next() {
        synchronized (endings) {
            return endings.poll();
        }
    }
}
