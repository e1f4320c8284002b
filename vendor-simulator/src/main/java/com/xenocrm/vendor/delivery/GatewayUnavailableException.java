package com.xenocrm.vendor.delivery;

import com.xenocrm.kit.outage.Outage;

/** Thrown when the gateway cannot accept receipts now; they remain stored. */
final class GatewayUnavailableException extends RuntimeException implements Outage {

    GatewayUnavailableException(String message) {
        super(message);
    }

    GatewayUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
