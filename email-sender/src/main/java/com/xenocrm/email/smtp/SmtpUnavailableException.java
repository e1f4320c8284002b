package com.xenocrm.email.smtp;

import com.xenocrm.kit.outage.Outage;

/** The SMTP server cannot be reached, or refuses to work: its e-mails wait. */
public final class SmtpUnavailableException extends RuntimeException implements Outage {

    public SmtpUnavailableException(String message) {
        super(message);
    }
}
