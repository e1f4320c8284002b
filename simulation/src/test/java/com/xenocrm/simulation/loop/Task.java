package com.xenocrm.simulation.loop;

import java.util.SplittableRandom;

/** Work of a process that takes virtual time. */
public final class Task {

    private final Tasks tasks;
    private final SimulatedProcess process;
    private final String name;
    private final SplittableRandom random;
    private final Coroutine work;
    private long lookedUpAt;

    Task(Tasks tasks, SimulatedProcess process, String name, SplittableRandom random, Runnable work) {
        this.tasks = tasks;
        this.process = process;
        this.name = name;
        this.random = random;
        this.work = new Coroutine(work);
    }

    public SimulatedProcess process() {
        return process;
    }

    /** Random numbers of this task alone, so that other tasks do not change them. */
    public SplittableRandom random() {
        return random;
    }

    /** Number of the step at which the task last looked up suppressions, or began. */
    public long lookedUpAt() {
        return lookedUpAt;
    }

    public void lookedUp(long step) {
        lookedUpAt = step;
    }

    /** Lets time pass; to be called by the task itself. */
    public void pause(long micros) {
        tasks.resumeLater(this, micros);
        Coroutine.suspend();
    }

    /** Never returns: the process was killed here. */
    public void end() {
        tasks.resumeLater(this, 0);
        Coroutine.suspend();
        throw new IllegalStateException(this + " goes on after its end");
    }

    boolean resume() {
        work.run();
        return work.isDone();
    }

    @Override
    public String toString() {
        return process.name() + " " + name;
    }
}
