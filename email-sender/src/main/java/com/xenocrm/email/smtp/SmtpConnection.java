package com.xenocrm.email.smtp;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.Set;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;

import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

import com.xenocrm.email.smtp.SendOutcome.Accepted;
import com.xenocrm.email.smtp.SendOutcome.NotSent;
import com.xenocrm.email.smtp.SendOutcome.Rejected;
import com.xenocrm.email.smtp.SendOutcome.Unknown;

/**
 * Connection that records how much of an e-mail was sent before a failure. Until the line with the single dot is sent, the
 * server has not got the whole e-mail and must not deliver it; from then until its answer, the outcome is unknown.
 */
class SmtpConnection extends SMTPTransport {

    private static final int CLOSING = 421;

    /** The server refuses the credentials, or this client. */
    private static final Set<Integer> NOT_AUTHENTICATED = Set.of(530, 534, 535, 538);

    private static final int NO_ANSWER = -1;
    private static final int FIRST_REFUSAL = 400;
    private static final int LAST_REFUSAL = 599;

    private Runnable beforeData = () -> {};
    private boolean dataRequested;
    private boolean dotSent;
    private boolean senderAccepted;
    private boolean ended;
    private int sent;

    /** First refusal of the latest e-mail; the library may fail in what it does after it. */
    private @Nullable SmtpReply refusal;

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
        senderAccepted = false;
        refusal = null;
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

    /** Returns whether the connection is closed, or an answer has not come. */
    boolean hasEnded() {
        return ended;
    }

    @Override
    public synchronized void close() throws MessagingException {
        ended = true;
        super.close();
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        int code = NO_ANSWER;
        try {
            code = super.readServerResponse();
        } finally {
            ended |= code < 0;
        }
        if (refusal == null && code >= FIRST_REFUSAL && code <= LAST_REFUSAL) {
            refusal = SmtpReply.of(code, Objects.requireNonNullElse(getLastServerResponse(), ""), !senderAccepted);
        }
        return code;
    }

    @Override
    protected void rcptTo() throws MessagingException {
        senderAccepted = true;
        super.rcptTo();
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
        if (refusal != null) {
            return refusal(refusal);
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
