package com.xenocrm.email.attempt;

/** State of an attempt to send an e-mail. */
public enum AttemptState {
    /** The server may be about to accept it. */
    STARTED,
    /** The server has accepted it. */
    ACCEPTED,
    /** The server has refused it. */
    REJECTED,
    /** The sender ended before it learned the server's answer. */
    IN_DOUBT
}
