package com.xenocrm.email.smtp;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;

import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

import com.xenocrm.email.smtp.SendOutcome.Accepted;
import com.xenocrm.email.smtp.SendOutcome.NotSent;
import com.xenocrm.email.smtp.SendOutcome.Rejected;
import com.xenocrm.email.smtp.SendOutcome.Unknown;

/**
 * Connection that tells how far an e-mail went before a failure. Until the line with the single dot is sent, the server
 * has not got the whole e-mail and must not deliver it; from then on until its answer, nobody knows.
 */
class SmtpConnection extends SMTPTransport {

    private static final int CLOSING = 421;

    /** The server wants other credentials, or none from here. */
    private static final Set<Integer> NOT_AUTHENTICATED = Set.of(530, 534, 535, 538);

    private static final int FIRST_REFUSAL = 400;
    private static final int LAST_REFUSAL = 599;

    private Runnable beforeData = () -> {};
    private boolean dataRequested;
    private boolean dotSent;
    private int sent;

    SmtpConnection(Session session, URLName name) {
        super(session, name);
    }

    /**
     * Sends one e-mail.
     *
     * @param intent runs when the server has accepted sender and recipient, immediately before DATA
     */
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    SendOutcome send(SMTPMessage message, Runnable intent) {
        beforeData = intent;
        dataRequested = false;
        dotSent = false;
        sent++;
        try {
            Address[] recipients = Objects.requireNonNull(message.getAllRecipients());
            sendMessage(message, recipients);
            return new Accepted();
        } catch (MessagingException e) {
            return outcome(e);
        }
    }

    /** Returns whether the intent of the latest e-mail was written. */
    boolean hasRequestedData() {
        return dataRequested;
    }

    /** Returns how many e-mails were sent on this connection. */
    int sent() {
        return sent;
    }

    @Override
    protected OutputStream data() throws MessagingException {
        beforeData.run();
        dataRequested = true;
        return super.data();
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        dotSent = true;
        super.finishData();
    }

    private SendOutcome outcome(MessagingException failure) {
        boolean ofSender = false;
        for (Exception cause = failure; cause instanceof MessagingException known; cause = known.getNextException()) {
            int code = 0;
            switch (known) {
                case SMTPAddressFailedException recipient -> code = recipient.getReturnCode();
                case SMTPSenderFailedException sender -> {
                    code = sender.getReturnCode();
                    ofSender = true;
                }
                case SMTPSendFailedException command -> {
                    code = command.getReturnCode();
                    ofSender = command.getCommand().toUpperCase(Locale.ROOT).startsWith("MAIL");
                }
                default -> {}
            }
            if (code >= FIRST_REFUSAL && code <= LAST_REFUSAL) {
                return refusal(SmtpReply.of(code, Objects.requireNonNullElse(known.getMessage(), ""), ofSender));
            }
        }
        return dotSent
                ? new Unknown()
                : new NotSent("the connection ended: " + failure.getClass().getSimpleName());
    }

    private SendOutcome refusal(SmtpReply reply) {
        if (!dotSent && (reply.code() == CLOSING || NOT_AUTHENTICATED.contains(reply.code()))) {
            return new NotSent("the server answered " + reply.code());
        }
        return new Rejected(reply);
    }
}
