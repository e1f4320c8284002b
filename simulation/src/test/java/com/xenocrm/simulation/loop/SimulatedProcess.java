package com.xenocrm.simulation.loop;

/** SimulatedProcess whose tasks end with it and wait while it is frozen. */
public final class SimulatedProcess {

    private final String name;
    private long frozenUntil;
    private boolean killed;

    public SimulatedProcess(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** Ends the process: none of its tasks goes on. */
    public void kill() {
        killed = true;
    }

    public boolean isKilled() {
        return killed;
    }

    /** Stops all tasks until then, as a long pause of the garbage collector does. */
    public void freezeUntil(long micros) {
        frozenUntil = Math.max(frozenUntil, micros);
    }

    long frozenUntil() {
        return frozenUntil;
    }
}
