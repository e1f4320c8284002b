package com.xenocrm.email.smtp;

import java.time.Duration;

import jakarta.mail.MessagingException;

import org.eclipse.angus.mail.smtp.SMTPMessage;

import com.xenocrm.simulation.email.MailServer;

/** Connections of one process to the mail server of the simulation. */
public final class SimulatedSmtp extends SmtpConnections {

    /** How long an answer of the server may take. */
    public static final SmtpSettings SETTINGS = new SmtpSettings("smtp://mail.example:25", 1, Duration.ofSeconds(10));

    private final MailServer server;

    public SimulatedSmtp(MailServer server) {
        super(SETTINGS, "crm.example");
        this.server = server;
    }

    @Override
    public SendOutcome send(SMTPMessage message, Runnable intent) {
        String id = id(message);
        if (!server.connects()) {
            throw new SmtpUnavailableException("The SMTP server cannot be used");
        }
        return switch (server.answer(id)) {
            case UNKNOWN_RECIPIENT -> new SendOutcome.Rejected(SmtpReply.of(550, "550 5.1.1 nobody", false));
            case DEFERRED -> new SendOutcome.Rejected(SmtpReply.of(450, "450 4.2.0 later", false));
            case CLOSED_BEFORE_THE_END -> {
                intent.run();
                server.data(id);
                yield new SendOutcome.NotSent("the connection ended");
            }
            case REFUSED -> {
                intent.run();
                server.data(id);
                yield new SendOutcome.Rejected(SmtpReply.of(554, "554 5.7.1 refused", false));
            }
            case ACCEPTED -> {
                intent.run();
                server.deliver(id);
                yield new SendOutcome.Accepted();
            }
            case ACCEPTED_WITHOUT_ANSWER -> {
                intent.run();
                server.deliver(id);
                yield new SendOutcome.Unknown();
            }
        };
    }

    private static String id(SMTPMessage message) {
        try {
            return message.getHeader("Message-ID")[0];
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
