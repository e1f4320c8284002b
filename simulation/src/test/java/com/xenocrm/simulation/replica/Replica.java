package com.xenocrm.simulation.replica;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import com.xenocrm.simulation.loop.SimulatedProcess;

/** One of several processes of a service, which starts again after it died. */
public final class Replica {

    private final String name;
    private final Consumer<Replica> start;
    private @Nullable SimulatedProcess process;
    private final long clockSkew;
    private int starts;

    /** @param start makes its classes and its consumers */
    public Replica(String name, long clockSkew, Consumer<Replica> start) {
        this.name = name;
        this.clockSkew = clockSkew;
        this.start = start;
    }

    /** Starts a process unless one runs. */
    public void start() {
        if (process == null) {
            starts++;
            process = new SimulatedProcess(starts == 1 ? name : name + "/" + starts);
            start.accept(this);
        }
    }

    /** Ends the process. */
    public void kill() {
        if (process != null) {
            process.kill();
            process = null;
        }
    }

    public String name() {
        return name;
    }

    /** Returns the running process; null while it is down. */
    public @Nullable SimulatedProcess process() {
        return process;
    }

    /** Returns by how many microseconds its clock is ahead. */
    public long clockSkew() {
        return clockSkew;
    }
}
