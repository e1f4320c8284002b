package com.xenocrm.runner.client;

/** The system's "no" to a request, with its status and stable code. */
public final class CrmRefusal extends RuntimeException {

    private final int status;
    private final String code;

    CrmRefusal(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }
}
