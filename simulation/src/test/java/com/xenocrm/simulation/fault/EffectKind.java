package com.xenocrm.simulation.fault;

/** Kind of what a task does to the world outside its process. */
public enum EffectKind {
    READ,
    WRITE,
    PUBLISH,
    ACKNOWLEDGE,
    WAIT
}
