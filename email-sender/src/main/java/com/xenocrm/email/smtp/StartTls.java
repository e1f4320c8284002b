package com.xenocrm.email.smtp;

/** Use of STARTTLS, which turns an unencrypted connection into an encrypted one. */
enum StartTls {
    /** A server that does not offer it gets nothing. */
    REQUIRED,
    /** Used where the server offers it. */
    OFFERED,
    /** Not used, for servers on this machine. */
    OFF
}
