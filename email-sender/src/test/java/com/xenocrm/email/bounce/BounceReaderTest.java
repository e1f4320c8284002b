package com.xenocrm.email.bounce;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.xenocrm.campaigndata.sender.SentEmails;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.email.EmailWorld;
import com.xenocrm.email.message.DkimSettings;
import com.xenocrm.email.message.EmailMessages;
import com.xenocrm.kit.outage.Outage;
import com.xenocrm.testkit.RecordingPublisher;

import static org.assertj.core.api.Assertions.assertThat;

class BounceReaderTest {

    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private static final GreenMail SERVER = new GreenMail(new ServerSetup(0, "127.0.0.1", "imap"));

    private final RecordingPublisher publisher = new RecordingPublisher(Away::new);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final BounceMetrics metrics = new BounceMetrics(meters);
    private final String user = UUID.randomUUID().toString();
    private EmailWorld world;
    private GreenMailUser mailbox;

    @BeforeAll
    static void startServer() {
        SERVER.start();
    }

    @AfterAll
    static void stopServer() {
        SERVER.stop();
    }

    @BeforeEach
    void start() throws IOException {
        world = new EmailWorld();
        mailbox = SERVER.setUser(user + "@mail.shop.example", user, "pass:word");
        world.attempts("sender-1").start("c1:ann#1");
        world.attempts("sender-1").start("c1:a#b#12");
    }

    @AfterEach
    void stop() throws IOException {
        world.close();
    }

    @ParameterizedTest
    @CsvSource({
        "postfix, FAILED mailbox_not_found",
        "expired, FAILED unreachable",
        "arf, SENT spam_complaint",
        "arf-opt-out, SENT unsubscribe",
        "delivered, SENT null"
    })
    void makesAReceiptOfAReport(String sample, String receipt) throws Exception {
        deliver(sample, "c1:ann#1");

        read();

        String messageId = "<" + EmailWorld.TOKENS.of("c1:ann#1") + "@shop.example>";
        assertThat(receipts()).containsExactly("c1:ann 1 " + receipt + " " + messageId + " 2026-03-01T10:00:00Z");
        assertThat(left("INBOX")).isZero();
        assertThat(left("Set aside")).isZero();
    }

    @Test
    void findsTheAttemptOfAnyIdentifier() throws Exception {
        deliver("postfix", "c1:a#b#12");

        read();

        assertThat(receipts()).singleElement().asString().startsWith("c1:a#b 12 FAILED mailbox_not_found");
    }

    @ParameterizedTest
    @CsvSource({"delayed", "out-of-office", "arf-auth-failure"})
    void deletesWhatDecidesNothing(String sample) throws Exception {
        deliver(sample, "c1:ann#1");

        read();

        assertThat(receipts()).isEmpty();
        assertThat(left("INBOX")).isZero();
        assertThat(left("Set aside")).isZero();
        assertThat(count("undecided")).isEqualTo(1);
    }

    @Test
    void setsAsideWhatItCannotRead() throws Exception {
        deliver("reply-of-a-person", "c1:ann#1");
        deliver("truncated-in-report", "c1:ann#1");
        deliver("postfix", "c1:ann#1");

        read();
        read();

        assertThat(receipts()).hasSize(1);
        assertThat(left("INBOX")).isZero();
        assertThat(left("Set aside")).isEqualTo(2);
        assertThat(count("unreadable")).isEqualTo(2);
    }

    @Test
    void believesNoTokenThatItHasNotGiven() throws Exception {
        deliver("postfix", "c1:never-sent#1");

        read();

        assertThat(receipts()).isEmpty();
        assertThat(left("Set aside")).isEqualTo(1);
        assertThat(count("unknown")).isEqualTo(1);
    }

    @Test
    void keepsTheMailUntilTheReceiptIsConfirmed() throws Exception {
        deliver("postfix", "c1:ann#1");
        deliver("reply-of-a-person", "c1:ann#1");

        publisher.dieBeforeTheNext();
        read();
        int afterTheOutage = left("INBOX");
        publisher.dieAfterTheNext();
        read();
        int afterTheCrash = left("INBOX");
        read();

        assertThat(afterTheOutage).isEqualTo(2);
        assertThat(afterTheCrash).isEqualTo(2);
        assertThat(receipts()).hasSize(2).allMatch(receipt -> receipt.startsWith("c1:ann 1 FAILED"));
        assertThat(left("INBOX")).isZero();
    }

    @Test
    void readsManyAtATime() throws Exception {
        for (int i = 0; i < 120; i++) {
            deliver("postfix", "c1:ann#1");
        }

        read();

        assertThat(receipts()).hasSize(120);
        assertThat(left("INBOX")).isZero();
        assertThat(publisher.published(DeliveryReceiptReceived.class)).hasSize(3);
    }

    @Test
    void showsThatTheMailboxCannotBeRead() throws Exception {
        deliver("postfix", "c1:ann#1");

        reader("imap://%s:wrong@127.0.0.1:%d/INBOX?starttls=off", port()).read();
        double refused = unavailable();
        read();
        double repaired = unavailable();
        reader("imap://%s:pass@127.0.0.1:%d/INBOX?starttls=off", 1).read();

        assertThat(List.of(refused, repaired, unavailable())).containsExactly(1.0, 0.0, 1.0);
    }

    private void read() throws Exception {
        reader("imap://%s:pass%%3Aword@127.0.0.1:%d/INBOX?starttls=off", port()).read();
    }

    private BounceReader reader(String uri, int port) throws Exception {
        EmailMessages messages = new EmailMessages(world.mail, EmailWorld.TOKENS, DkimSettings.NONE, world.clock);
        return new BounceReader(
                ImapServer.of(uri.formatted(user, port)),
                new BounceReceipts(new SentEmails(world.mongo), messages, publisher, metrics, world.clock),
                metrics);
    }

    private static int port() {
        return SERVER.getImap().getPort();
    }

    private void deliver(String sample, String attempt) throws Exception {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/reports/" + sample + ".eml"))) {
            String source = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)
                    .replace("\n", "\r\n")
                    .replace(TOKEN, EmailWorld.TOKENS.of(attempt));
            mailbox.deliver(new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(source.getBytes(StandardCharsets.ISO_8859_1))));
        }
    }

    private int left(String name) throws FolderException {
        MailFolder folder = name.equals("INBOX")
                ? SERVER.getManagers().getImapHostManager().getInbox(mailbox)
                : SERVER.getManagers().getImapHostManager().getFolder(mailbox, name, false);
        return folder == null ? 0 : folder.getNonDeletedMessages().size();
    }

    private List<String> receipts() {
        return publisher.published(DeliveryReceiptReceived.class).stream()
                .flatMap(message -> message.receipts().stream())
                .map(each -> "%s %d %s %s %s %s"
                        .formatted(
                                each.communicationId(),
                                each.attempt(),
                                each.status(),
                                each.reason(),
                                each.vendorMessageId(),
                                each.occurredAt()))
                .toList();
    }

    private double count(String result) {
        return meters.get("crm.bounce.mails").tag("result", result).counter().count();
    }

    private double unavailable() {
        return meters.get("crm.bounce.mailbox.unavailable").gauge().value();
    }

    private static final class Away extends RuntimeException implements Outage {
        Away(String why) {
            super(why);
        }
    }
}
