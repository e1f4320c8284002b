package com.xenocrm.email.smtp;

import java.util.Deque;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;

import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.xenocrm.email.smtp.SendOutcome.NotSent;
import com.xenocrm.email.smtp.SendOutcome.Unknown;

/** Connections to the SMTP server, kept for the next e-mails. There are as many as threads that send. */
public class SmtpConnections implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SmtpConnections.class);
    private static final int EMAILS_A_CONNECTION = 500;
    private static final String CONNECT_TIMEOUT = "10000";

    private final @Nullable SmtpServer server;
    private final Session session;
    private final Deque<SmtpConnection> idle = new ConcurrentLinkedDeque<>();

    /** @param domain name of this client in {@code EHLO} */
    public SmtpConnections(SmtpSettings settings, String domain) {
        this.server = settings.uri().isEmpty() ? null : SmtpServer.of(settings.uri());
        this.session = Session.getInstance(properties(settings, server, domain));
    }

    /**
     * Sends one e-mail; throws {@link SmtpUnavailableException} when no connection can be made.
     *
     * @param intent runs immediately before DATA
     */
    public SendOutcome send(SMTPMessage message, Runnable intent) {
        SmtpConnection kept = idle.pollFirst();
        if (kept != null) {
            SendOutcome outcome = send(kept, message, intent);
            if (!(outcome instanceof NotSent) || kept.hasRequestedData()) {
                return outcome;
            }
            log.debug("The server has closed a kept connection");
        }
        return send(connect(), message, intent);
    }

    /** Closes idle connections. */
    @Override
    public void close() {
        for (SmtpConnection each = idle.pollFirst(); each != null; each = idle.pollFirst()) {
            close(each);
        }
    }

    private SendOutcome send(SmtpConnection connection, SMTPMessage message, Runnable intent) {
        boolean usable = false;
        try {
            SendOutcome outcome = connection.send(message, intent);
            usable = !(outcome instanceof NotSent)
                    && !(outcome instanceof Unknown)
                    && !connection.hasEnded()
                    && connection.sent() < EMAILS_A_CONNECTION;
            return outcome;
        } finally {
            if (usable) {
                idle.addFirst(connection);
            } else {
                close(connection);
            }
        }
    }

    private SmtpConnection connect() {
        if (server == null) {
            throw new SmtpUnavailableException("SMTP_URI is not set");
        }
        SmtpConnection connection =
                new SmtpConnection(session, new URLName("smtp", server.host(), server.port(), null, null, null));
        try {
            connection.connect(server.host(), server.port(), server.user(), server.password());
            return connection;
        } catch (AuthenticationFailedException e) {
            close(connection);
            log.warn("The SMTP server {} refuses the credentials of SMTP_URI", server);
            throw new SmtpUnavailableException("The SMTP server refuses the credentials");
        } catch (MessagingException e) {
            close(connection);
            log.warn("The SMTP server {} cannot be used: {}", server, e.getMessage());
            throw new SmtpUnavailableException("The SMTP server cannot be used");
        }
    }

    private static void close(SmtpConnection connection) {
        try {
            connection.close();
        } catch (MessagingException e) {
            log.debug("A connection was already closed", e);
        }
    }

    private static Properties properties(SmtpSettings settings, @Nullable SmtpServer server, String domain) {
        StartTls starttls = server == null ? StartTls.REQUIRED : server.starttls();
        boolean encrypted = server != null && server.encrypted();
        String timeout = String.valueOf(settings.timeout().toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.localhost", domain);
        properties.setProperty("mail.smtp.auth", String.valueOf(server != null && server.user() != null));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(encrypted));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(starttls != StartTls.OFF));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(starttls == StartTls.REQUIRED));
        properties.setProperty("mail.smtp.connectiontimeout", CONNECT_TIMEOUT);
        properties.setProperty("mail.smtp.timeout", timeout);
        properties.setProperty("mail.smtp.writetimeout", timeout);
        properties.setProperty("mail.smtp.quitwait", "false");
        return properties;
    }
}
