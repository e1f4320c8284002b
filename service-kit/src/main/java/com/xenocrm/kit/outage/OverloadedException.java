package com.xenocrm.kit.outage;

/** Thrown under back-pressure: nothing was accepted, and the caller gets a 503. Has no stack trace. */
public final class OverloadedException extends RuntimeException implements Outage {

    private final String reason;

    /** Creates the exception.
     * @param reason message to the caller
     */
    public OverloadedException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
