package com.xenocrm.simulation.fault;

/** What becomes of an effect. */
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
