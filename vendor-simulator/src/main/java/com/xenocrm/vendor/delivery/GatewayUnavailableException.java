package com.xenocrm.vendor.delivery;

import com.xenocrm.kit.web.Outage;

/** The gateway does not take receipts right now; they stay owed. */
final class GatewayUnavailableException extends RuntimeException implements Outage {

    GatewayUnavailableException(String message) {
        super(message);
    }

    GatewayUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
