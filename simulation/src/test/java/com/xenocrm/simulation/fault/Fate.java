package com.xenocrm.simulation.fault;

/** Outcome of an effect. */
public enum Fate {
    DONE,
    LOST,
    UNANSWERED,
    UNCONFIRMED;

    /** True when the effect happens, whatever its task is told. */
    public boolean happens() {
        return this != LOST;
    }
}
