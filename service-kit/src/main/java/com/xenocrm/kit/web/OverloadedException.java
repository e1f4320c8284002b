package com.xenocrm.kit.web;

/** More work than can be kept: nothing was taken, the caller is told to come again later. Cheap to throw. */
public final class OverloadedException extends RuntimeException implements Outage {

    private final String reason;

    /** @param reason for the caller to read */
    public OverloadedException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
