package com.xenocrm.email.bounce;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

import javax.net.ssl.SSLContext;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.xenocrm.campaigndata.sender.SentEmails;
import com.xenocrm.contracts.message.CommunicationRequested.ChannelContent;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.email.DkimKeys;
import com.xenocrm.email.EmailWorld;
import com.xenocrm.email.message.DkimSettings;
import com.xenocrm.email.message.EmailMessages;
import com.xenocrm.email.smtp.SendOutcome;
import com.xenocrm.email.smtp.SendOutcome.Accepted;
import com.xenocrm.email.smtp.SmtpConnections;
import com.xenocrm.email.smtp.SmtpSettings;
import com.xenocrm.testkit.PrivatePostfix;
import com.xenocrm.testkit.RecordingPublisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/** Postfix takes e-mails by STARTTLS, keeps their signatures, and reports those that it cannot deliver. */
class RealMailServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final DkimKeys KEYS = new DkimKeys(2_048);
    private static final GreenMail IMAP = new GreenMail(new ServerSetup(0, "127.0.0.1", "imap"));

    private static PrivatePostfix postfix;
    private static SSLContext usual;
    private static GreenMailUser mailbox;
    private static EmailWorld world;

    @BeforeAll
    static void start() throws Exception {
        postfix = PrivatePostfix.startedFor(RealMailServerTest.class);
        IMAP.start();
        mailbox = IMAP.setUser("bounces@mail.shop.example", "bounces", "secret");
        usual = SSLContext.getDefault();
        SSLContext.setDefault(postfix.trust());
        world = new EmailWorld();
    }

    @AfterAll
    static void stop() throws IOException {
        if (postfix != null) {
            SSLContext.setDefault(usual);
            world.close();
            postfix.close();
            IMAP.stop();
        }
    }

    @Test
    void takesSignedEmailsByStartTls() throws Exception {
        SendOutcome outcome = send("ann");

        String delivered = await().atMost(PATIENCE)
                .until(() -> postfix.mailsOf("ann"), mails -> mails.size() == 1)
                .getFirst();
        String email = delivered.substring(delivered.indexOf("DKIM-Signature:"));
        assertThat(outcome).isEqualTo(new Accepted());
        assertThat(delivered).contains("with ESMTPS", "Return-Path: <bounces+" + token("ann") + "@mail.shop.example>");
        assertThat(KEYS.haveSigned(email)).isTrue();
        assertThat(DkimKeys.tags(email)).containsEntry("bh", DkimKeys.bodyHash(email));
    }

    @Test
    void reportsAnUnknownMailbox() throws Exception {
        world.attempts("sender-1").start("c1:bob#1");

        SendOutcome outcome = send("bob");

        String report = await().atMost(PATIENCE)
                .until(() -> postfix.mailsOf("bounces"), mails -> mails.size() == 1)
                .getFirst();
        mailbox.deliver(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(report.getBytes(StandardCharsets.ISO_8859_1))));
        List<Receipt> receipts = bounces();
        assertThat(outcome).isEqualTo(new Accepted());
        assertThat(receipts)
                .extracting(Receipt::communicationId, Receipt::attempt, Receipt::status, Receipt::reason)
                .containsExactly(tuple("c1:bob", 1, DeliveryStatus.FAILED, "mailbox_not_found"));
        assertThat(report).contains("To: bounces+" + token("bob") + "@mail.shop.example");
        assertThat(IMAP.getReceivedMessages()).isEmpty();
    }

    private static SendOutcome send(String customer) throws Exception {
        SmtpSettings settings = new SmtpSettings("smtp://127.0.0.1:" + postfix.port(), 1, PATIENCE);
        Communication communication = new Communication(
                "c1:" + customer,
                "c1",
                customer,
                customer + "@customers.example",
                "Hi, grüß Gott.\n.a line with a dot\n" + "long ".repeat(500),
                1,
                "https://crm.example/unsubscribe/t1",
                ChannelContent.email("Hällo, " + "a long subject ".repeat(10), "<p>Hi " + customer + "</p>"));
        try (SmtpConnections connections = new SmtpConnections(settings, "shop.example")) {
            return connections.send(messages().of(communication), () -> {});
        }
    }

    private static List<Receipt> bounces() throws Exception {
        RecordingPublisher publisher = new RecordingPublisher(IllegalStateException::new);
        BounceMetrics metrics = new BounceMetrics(new SimpleMeterRegistry());
        new BounceReader(
                        ImapServer.of("imap://bounces:secret@127.0.0.1:%d/INBOX?starttls=off"
                                .formatted(IMAP.getImap().getPort())),
                        new BounceReceipts(new SentEmails(world.mongo), messages(), publisher, metrics, world.clock),
                        metrics)
                .read();
        return publisher.published(DeliveryReceiptReceived.class).stream()
                .flatMap(message -> message.receipts().stream())
                .toList();
    }

    private static EmailMessages messages() throws Exception {
        return new EmailMessages(
                world.mail, EmailWorld.TOKENS, new DkimSettings("", "crm2026", KEYS.pem()), world.clock);
    }

    private static String token(String customer) {
        return EmailWorld.TOKENS.of("c1:" + customer + "#1");
    }
}
