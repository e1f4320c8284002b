package com.xenocrm.simulation.erasure;

import java.util.Set;

/** Erasure as it was first stored, and when it was completed. */
final class Noted {

    private final String id;
    private final long version;
    private final Set<String> identifiers;
    private long completedAt = Long.MAX_VALUE;

    Noted(String id, long version, Set<String> identifiers) {
        this.id = id;
        this.version = version;
        this.identifiers = identifiers;
    }

    String id() {
        return id;
    }

    /** Returns the version up to which records of the person are dropped. */
    long version() {
        return version;
    }

    Set<String> identifiers() {
        return identifiers;
    }

    /** Returns the step at which the erasure was completed. */
    long completedAt() {
        return completedAt;
    }

    boolean isCompleted() {
        return completedAt < Long.MAX_VALUE;
    }

    void complete(long step) {
        completedAt = step;
    }
}
