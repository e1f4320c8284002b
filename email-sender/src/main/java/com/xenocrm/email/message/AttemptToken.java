package com.xenocrm.email.message;

import com.xenocrm.kit.security.Sha256;

/** Token of an attempt: the same for a repetition, without anything about the recipient. */
final class AttemptToken {

    private static final int DIGITS = 32;

    private AttemptToken() {}

    /** @param attempt id */
    static String of(String attempt) {
        return Sha256.hex(attempt).substring(0, DIGITS);
    }
}
