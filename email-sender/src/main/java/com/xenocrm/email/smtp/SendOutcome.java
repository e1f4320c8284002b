package com.xenocrm.email.smtp;

/** Outcome of one e-mail at the SMTP server. */
public sealed interface SendOutcome {

    /** The server has accepted it and will deliver it. */
    record Accepted() implements SendOutcome {}

    /** The server has refused it. */
    record Rejected(SmtpReply reply) implements SendOutcome {}

    /** The connection ended after the whole e-mail was sent, and before the server's answer. */
    record Unknown() implements SendOutcome {}

    /** The connection ended before the whole e-mail was sent, so it cannot have been accepted. */
    record NotSent(String why) implements SendOutcome {}
}
