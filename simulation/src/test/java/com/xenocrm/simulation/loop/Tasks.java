package com.xenocrm.simulation.loop;

import java.util.SplittableRandom;

import org.jspecify.annotations.Nullable;

/** Runs tasks one at a time; which one goes on next follows from the virtual times of their pauses. */
public final class Tasks {

    private final EventLoop loop;
    private final long seed;
    private @Nullable Task current;
    private long started;
    private int alive;

    public Tasks(EventLoop loop, long seed) {
        this.loop = loop;
        this.seed = seed;
    }

    /** Starts a task of the process now. */
    public void start(SimulatedProcess process, String name, long step, Runnable work) {
        started++;
        Task task = new Task(this, process, name, new SplittableRandom(seed * 31 + started), work);
        task.lookedUp(step);
        alive++;
        resumeLater(task, 0);
    }

    /** Returns the task that is running; null between tasks. */
    public @Nullable Task current() {
        return current;
    }

    /** Returns how many tasks have neither ended nor died. */
    public int alive() {
        return alive;
    }

    void resumeLater(Task task, long micros) {
        loop.after(micros, () -> resume(task));
    }

    private void resume(Task task) {
        SimulatedProcess process = task.process();
        if (process.isKilled()) {
            alive--;
        } else if (process.frozenUntil() > loop.now()) {
            resumeLater(task, process.frozenUntil() - loop.now());
        } else {
            current = task;
            try {
                if (task.resume()) {
                    alive--;
                }
            } finally {
                current = null;
            }
        }
    }
}
