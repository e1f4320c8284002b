package com.xenocrm.kit.publickey;

import com.xenocrm.kit.outage.Outage;

/** Thrown when a key is unknown and its publisher is unavailable. */
public final class KeysUnavailableException extends RuntimeException implements Outage {

    KeysUnavailableException(Throwable cause) {
        super("Public keys are unavailable", cause);
    }
}
