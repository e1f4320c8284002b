package com.xenocrm.runner.client;

/** The system did not answer. */
public final class CrmUnavailable extends RuntimeException {

    CrmUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
