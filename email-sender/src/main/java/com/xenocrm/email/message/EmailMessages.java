package com.xenocrm.email.message;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;

import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;

import com.xenocrm.campaigndata.sender.Sender;
import com.xenocrm.contracts.message.CommunicationRequested.ChannelContent;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.email.attempt.AttemptTokens;
import com.xenocrm.kit.text.EmailAddress;
import com.xenocrm.kit.text.PlainText;

/**
 * Builds e-mails from communications. Every header is set here; text of a template reaches only the subject, which is
 * encoded, and the two parts, which are quoted-printable.
 */
public final class EmailMessages {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final Session session = Session.getInstance(new Properties());
    private final InternetAddress from;
    private final @Nullable InternetAddress replyTo;
    private final InternetAddress bounces;
    private final boolean verp;
    private final AttemptTokens tokens;
    private final @Nullable DkimSigning dkim;
    private final Clock clock;

    public EmailMessages(MailSettings settings, AttemptTokens tokens, DkimSettings dkim, Clock clock)
            throws AddressException {
        this.from = MailAddress.parse(settings.from());
        this.replyTo = settings.replyTo().isEmpty() ? null : MailAddress.parse(settings.replyTo());
        this.tokens = tokens;
        this.verp = !settings.bounceAddress().isEmpty();
        this.bounces = verp ? MailAddress.parse(settings.bounceAddress()) : from;
        this.dkim = dkim.privateKey().isBlank() ? null : new DkimSigning(dkim, domain());
        this.clock = clock;
    }

    /** Returns the domain of the sender, which is also sent to the SMTP server. */
    public String domain() {
        return MailAddress.domain(from);
    }

    /** Returns the domains that mailbox providers look up. */
    public Sender.Identity identity() {
        return new Sender.Identity(
                domain(),
                MailAddress.domain(bounces),
                dkim == null ? domain() : dkim.domain(),
                dkim == null ? "" : dkim.selector());
    }

    /**
     * Returns the {@code Message-ID} of an attempt; a repetition has the same.
     *
     * @param attempt id
     */
    public String messageId(String attempt) {
        return "<" + tokens.of(attempt) + "@" + domain() + ">";
    }

    /** Builds the e-mail; throws {@link AddressException} if it cannot be addressed. */
    public SMTPMessage of(Communication communication) throws MessagingException {
        String attempt = communication.attemptId();
        SMTPMessage message = new IdentifiedMessage(session, messageId(attempt));
        message.setEnvelopeFrom(envelopeFrom(attempt));
        message.setFrom(from);
        if (replyTo != null) {
            message.setReplyTo(new InternetAddress[] {replyTo});
        }
        message.setRecipient(Message.RecipientType.TO, recipient(communication.email()));
        ChannelContent content = communication.content();
        String subject = content == null ? null : content.subject();
        message.setSubject(subject == null ? "" : PlainText.oneLine(subject), UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        if (communication.unsubscribeUrl() != null) {
            message.setHeader("List-Unsubscribe", "<" + communication.unsubscribeUrl() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        message.setHeader("X-PM-Metadata-attempt", tokens.of(attempt));
        message.setHeader("Feedback-ID", feedbackId(communication.campaignId()));
        message.setContent(parts(communication.message(), content == null ? null : content.html()));
        message.saveChanges();
        return dkim == null ? message : dkim.signed(message);
    }

    private String envelopeFrom(String attempt) {
        String address = bounces.getAddress();
        int at = address.lastIndexOf('@');
        return verp ? address.substring(0, at) + "+" + tokens.of(attempt) + address.substring(at) : address;
    }

    private static InternetAddress recipient(String email) throws AddressException {
        if (!EmailAddress.isValid(email)) {
            throw new AddressException("The address is not valid");
        }
        return MailAddress.parse(email);
    }

    private static MimeMultipart parts(String text, @Nullable String html) throws MessagingException {
        MimeMultipart parts = new MimeMultipart("alternative");
        parts.addBodyPart(part(text, "plain"));
        if (html != null) {
            parts.addBodyPart(part(html, "html"));
        }
        return parts;
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    /** Names the campaign to mailbox providers that report complaints. */
    private String feedbackId(String campaignId) {
        return "%s:email:%s".formatted(campaignId.replaceAll("[^A-Za-z0-9-]", "_"), domain());
    }
}
