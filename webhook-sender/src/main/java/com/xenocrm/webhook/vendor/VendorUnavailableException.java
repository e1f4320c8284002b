package com.xenocrm.webhook.vendor;

import com.xenocrm.kit.outage.Outage;

/** The vendor cannot be reached, or asks to wait: its communications wait, and are posted again under the same key. */
public final class VendorUnavailableException extends RuntimeException implements Outage {

    public VendorUnavailableException(String message) {
        super(message);
    }

    VendorUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
