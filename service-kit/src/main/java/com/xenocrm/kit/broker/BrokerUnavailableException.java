package com.xenocrm.kit.broker;

import com.xenocrm.kit.outage.Outage;

/** Thrown when the broker has not confirmed a message; the caller must not report it as accepted. */
public final class BrokerUnavailableException extends RuntimeException implements Outage {

    public BrokerUnavailableException(String message) {
        super(message);
    }

    public BrokerUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
