package com.xenocrm.kit.messaging;

import com.xenocrm.kit.web.Outage;

/** The broker did not confirm: nothing may be reported as accepted. */
public final class BrokerUnavailableException extends RuntimeException implements Outage {

    BrokerUnavailableException(String message) {
        super(message);
    }

    BrokerUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
