package com.xenocrm.email.message;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;

import org.eclipse.angus.mail.smtp.SMTPMessage;

/** Message that keeps its {@code Message-ID}. */
final class IdentifiedMessage extends SMTPMessage {

    private final String messageId;

    IdentifiedMessage(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
