package com.xenocrm.kit.messaging;

import com.xenocrm.kit.web.Outage;

/** Thrown when the broker has not confirmed a message; the caller must not report it as accepted. */
public final class BrokerUnavailableException extends RuntimeException implements Outage {

    BrokerUnavailableException(String message) {
        super(message);
    }

    BrokerUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
