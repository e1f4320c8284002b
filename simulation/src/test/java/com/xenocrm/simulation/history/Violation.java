package com.xenocrm.simulation.history;

/** A promise that was broken. */
public final class Violation extends RuntimeException {

    private final String promise;

    /** @param promise name of the promise, the same for all histories that break it */
    public Violation(String promise, String message) {
        super(promise + ": " + message, null, false, false);
        this.promise = promise;
    }

    public String promise() {
        return promise;
    }
}
