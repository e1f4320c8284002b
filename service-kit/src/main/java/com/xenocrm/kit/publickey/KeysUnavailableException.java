package com.xenocrm.kit.publickey;

import com.xenocrm.kit.web.Outage;

/** A key is not known, and its publisher cannot be asked right now. */
public final class KeysUnavailableException extends RuntimeException implements Outage {

    KeysUnavailableException(Throwable cause) {
        super("Published keys cannot be had", cause);
    }
}
