package com.xenocrm.simulation.fault;

/** Fault at an effect. */
public enum Fault {
    /** The process dies before the effect; it starts again after some seconds. */
    CRASH,
    /** The process stands still before the effect, perhaps for longer than a lease. */
    FREEZE,
    /** The request is lost: the effect does not happen, and the task gets an error. */
    LOST,
    /** The answer is lost: the effect happens, and the task gets an error. */
    UNANSWERED,
    /** The write happens, but a majority has not confirmed it in time. */
    UNCONFIRMED,
    /** The database is away for some seconds. */
    DATABASE_AWAY,
    /** The broker is away for some seconds. */
    BROKER_AWAY,
    /** The channel closes: messages return to their queue while their handler still works on them. */
    CHANNEL_CLOSED;

    boolean appliesTo(EffectKind kind) {
        return switch (this) {
            case CRASH, FREEZE -> true;
            case LOST -> kind == EffectKind.READ || kind == EffectKind.WRITE || kind == EffectKind.PUBLISH;
            case UNANSWERED -> kind == EffectKind.WRITE || kind == EffectKind.PUBLISH;
            case UNCONFIRMED -> kind == EffectKind.WRITE;
            case DATABASE_AWAY -> kind == EffectKind.READ || kind == EffectKind.WRITE;
            case BROKER_AWAY -> kind == EffectKind.PUBLISH;
            case CHANNEL_CLOSED -> kind != EffectKind.WAIT;
        };
    }
}
