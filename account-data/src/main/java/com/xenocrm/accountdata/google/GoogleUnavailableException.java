package com.xenocrm.accountdata.google;

import com.xenocrm.kit.outage.Outage;

/** Thrown when Google cannot be reached. */
public final class GoogleUnavailableException extends RuntimeException implements Outage {

    public GoogleUnavailableException(Throwable cause) {
        super("Google cannot be reached", cause);
    }
}
