package com.xenocrm.kit.text;

/** Signals text that is not accepted; the message completes a sentence about its field. Cheap to throw. */
public final class InvalidTextException extends Exception {

    InvalidTextException(String fault) {
        super(fault, null, false, false);
    }

    /** Returns the fault, such as {@code holds a control character}. */
    public String fault() {
        return String.valueOf(getMessage());
    }
}
