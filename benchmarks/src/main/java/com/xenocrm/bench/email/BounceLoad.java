package com.xenocrm.bench.email;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.mongodb.client.MongoDatabase;

import com.xenocrm.local.console.CommandFailure;
import com.xenocrm.local.process.Polling;
import com.xenocrm.local.process.Ports;

/** Mailbox of bounces, which a mail server opens only when it is full. */
final class BounceLoad {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final String REPORT = """
            From: MAILER-DAEMON@mx.example
            To: bounces+%1$s@mail.shop.example
            Subject: Undelivered Mail Returned to Sender
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

            --b1
            Content-Type: text/plain; charset=us-ascii

            I'm sorry to have to inform you that your message could not be delivered to one or more recipients.

            --b1
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example

            Final-Recipient: rfc822; c1@crowd.example
            Action: failed
            Status: 5.1.1
            Diagnostic-Code: smtp; 550 5.1.1 no such user

            --b1
            Content-Type: text/rfc822-headers

            Message-ID: <%1$s@shop.example>
            Subject: Hello

            --b1--
            """.replace("\n", "\r\n");

    private final int port = Ports.free(1).getFirst();
    private final GreenMail server = new GreenMail(new ServerSetup(port, Ports.ADDRESS, "imap"));

    String uri() {
        return "imap://bounces:secret@%s:%d/INBOX?starttls=off".formatted(Ports.ADDRESS, port);
    }

    /** Fills the mailbox, and returns how many bounces a second are read, receipts included. */
    long perSecond(MongoDatabase database, int bounces) {
        GreenMailUser mailbox = server.setUser("bounces@mail.shop.example", "bounces", "secret");
        List<String> tokens = new ArrayList<>();
        database.getCollection("email_attempts")
                .find()
                .limit(bounces)
                .forEach(attempt -> tokens.add(attempt.getString("token")));
        try {
            for (String token : tokens) {
                byte[] source = REPORT.formatted(token).getBytes(StandardCharsets.US_ASCII);
                mailbox.deliver(
                        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(source)));
            }
            MailFolder inbox = server.getManagers().getImapHostManager().getInbox(mailbox);
            server.start();
            await(inbox, tokens.size() - 1);
            long start = System.nanoTime();
            int from = inbox.getMessageCount();
            await(inbox, 0);
            return Math.round(from * 1e9 / (System.nanoTime() - start));
        } catch (MessagingException | FolderException e) {
            throw new IllegalStateException(e);
        } finally {
            server.stop();
        }
    }

    private static void await(MailFolder inbox, int most) throws FolderException {
        if (!Polling.until(PATIENCE, BETWEEN_LOOKS, () -> inbox.getMessageCount() <= most)) {
            throw new CommandFailure("The bounces are not read after " + PATIENCE);
        }
    }
}
