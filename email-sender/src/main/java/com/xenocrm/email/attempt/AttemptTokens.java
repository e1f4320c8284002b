package com.xenocrm.email.attempt;

import com.xenocrm.customerdata.erasure.IdentifierHash;

/**
 * Tokens of attempts, by which a bounce names its e-mail: the same for a repetition, and without anything about the
 * recipient. Without the key, a token cannot be forged.
 */
public final class AttemptTokens {

    private static final int DIGITS = 32;

    private final IdentifierHash hash;

    public AttemptTokens(IdentifierHash hash) {
        this.hash = hash;
    }

    /** Returns the token of the attempt with this id. */
    public String of(String attempt) {
        return hash.ofAttempt(attempt).substring(0, DIGITS);
    }
}
