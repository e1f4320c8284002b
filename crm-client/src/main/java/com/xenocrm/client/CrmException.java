package com.xenocrm.client;

import org.jspecify.annotations.Nullable;

/** Thrown when a request failed: refused with a status and a stable code, or not answered. */
public final class CrmException extends RuntimeException {

    private final int status;
    private final String code;

    CrmException(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    CrmException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.status = 0;
        this.code = "";
    }

    /** Returns the HTTP status; 0 if there was no answer. */
    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** Returns whether the same request may succeed later. */
    boolean isTemporary() {
        return status == 0 || status == 429 || status == 503 || code.equals("REQUEST_IN_FLIGHT");
    }
}
