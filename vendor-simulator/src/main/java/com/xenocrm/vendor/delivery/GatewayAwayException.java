package com.xenocrm.vendor.delivery;

import com.xenocrm.kit.web.Outage;

/** The gateway does not take receipts right now; they stay owed. */
final class GatewayAwayException extends RuntimeException implements Outage {

    GatewayAwayException(String message) {
        super(message);
    }

    GatewayAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
