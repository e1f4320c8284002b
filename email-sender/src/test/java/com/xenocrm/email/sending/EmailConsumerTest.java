package com.xenocrm.email.sending;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.mail.internet.AddressException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.xenocrm.campaigndata.sender.SendingConsumer;
import com.xenocrm.campaigndata.sender.SendingMetrics;
import com.xenocrm.campaigndata.sender.SuppressedRecipients;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.contracts.message.CommunicationRequested;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.customerdata.customer.PersonalIdentifiers;
import com.xenocrm.customerdata.erasure.Erasures;
import com.xenocrm.customerdata.erasure.IdentifierHash;
import com.xenocrm.email.EmailWorld;
import com.xenocrm.email.ScriptedSmtpServer;
import com.xenocrm.email.attempt.Attempts;
import com.xenocrm.email.domain.RecipientDomains;
import com.xenocrm.email.message.DkimSettings;
import com.xenocrm.email.message.EmailMessages;
import com.xenocrm.email.smtp.SmtpConnections;
import com.xenocrm.email.smtp.SmtpUnavailableException;
import com.xenocrm.kit.outage.Outage;
import com.xenocrm.testkit.RecordingPublisher;

import static com.xenocrm.email.EmailWorld.email;
import static com.xenocrm.email.EmailWorld.emails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

class EmailConsumerTest {

    private static final IdentifierHash HASH = IdentifierHash.keyedWith("", true);

    private final RecordingPublisher publisher = new RecordingPublisher();
    private final ExecutorService oneThread = Executors.newSingleThreadExecutor();
    private EmailWorld world;
    private SimpleMeterRegistry meters;
    private SendingConsumer consumer;

    @BeforeEach
    void start() throws IOException {
        world = new EmailWorld();
        consumer = consumer(Duration.ofSeconds(60));
    }

    @AfterEach
    void stop() throws IOException {
        oneThread.shutdown();
        world.close();
    }

    @Test
    void sendsEachEmailOnceAndSaysSo() {
        accept(emails(50));

        assertThat(world.server.recipients()).hasSize(50).doesNotHaveDuplicates();
        assertThat(receipts()).hasSize(50).containsOnly("SENT null");
        assertThat(world.server.connections()).isLessThanOrEqualTo(50);
    }

    @Test
    void repeatsTheReceiptAndNotTheEmail() {
        accept(List.of(email("ann")));

        accept(List.of(email("ann"), email("ann")));

        assertThat(world.server.recipients()).containsExactly("ann@example.com");
        assertThat(receipts()).containsExactly("SENT null", "SENT null");
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 unknown, FAILED mailbox_not_found",
        "RCPT, 450 4.7.1 greylisted, FAILED deferred",
        "RCPT, 550 no, FAILED refused",
        "MAIL, 550 5.7.1 no, FAILED sender_refused",
        "MAIL, 451 4.3.0 later, FAILED deferred",
        "DATA, 554 5.7.1 spam, FAILED blocked",
        "., 554 5.7.1 spam, FAILED blocked",
        "., 452 4.2.2 full, FAILED deferred",
        "., 421 4.3.2 going down, FAILED deferred"
    })
    void tellsWhyTheServerHasRefusedIt(String command, String answer, String receipt) {
        world.server.answer(command, answer);

        accept(List.of(email("ann")));
        world.server.script(ScriptedSmtpServer::accept);
        accept(List.of(email("ann")));

        assertThat(receipts()).containsExactly(receipt, receipt);
        assertThat(world.server.mailbox()).isEmpty();
    }

    @Test
    void asksForTheNextAttemptAfterAGrowingDelay() {
        world.server.answer("RCPT", "450 4.7.1 greylisted");

        accept(List.of(email("ann"), email("bob", 3), email("eve", 9)));

        assertThat(published().stream().map(Receipt::retryAfterSeconds)).containsExactly(300, 1_200, 3_600);
    }

    @Test
    void sendsTheNextAttemptAfterARefusal() {
        world.server.answer("RCPT", "450 4.7.1 greylisted");
        accept(List.of(email("ann")));
        world.server.script(ScriptedSmtpServer::accept);

        accept(List.of(email("ann", 2)));
        accept(List.of(email("ann", 3)));

        assertThat(receipts()).containsExactly("FAILED deferred", "SENT null", "SENT null");
        assertThat(world.server.recipients()).containsExactly("ann@example.com");
    }

    @Test
    void waitsWhileTheServerIsAway() throws IOException {
        world.server.close();

        assertThatThrownBy(() -> accept(List.of(email("ann")))).isInstanceOf(SmtpUnavailableException.class);

        assertThat(receipts()).isEmpty();
        assertThat(world.state(email("ann"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"MAIL,''", "RCPT,''", "DATA,''", "MAIL,421 later", "RCPT,421 later", "MAIL,530 5.7.0 log in"})
    void waitsWhenTheConnectionEndsBeforeTheContent(String command, String answer) {
        world.server.answer(command, answer);

        assertThatThrownBy(() -> accept(List.of(email("ann")))).isInstanceOf(SmtpUnavailableException.class);
        world.server.script(ScriptedSmtpServer::accept);
        accept(List.of(email("ann")));

        assertThat(receipts()).containsExactly("SENT null");
        assertThat(world.server.recipients()).containsExactly("ann@example.com");
    }

    @Test
    void isInDoubtWhenTheConnectionEndsAfterTheContent() {
        world.server.answer(".", ScriptedSmtpServer.ACCEPT_AND_HANG_UP);

        assertThatThrownBy(() -> accept(List.of(email("ann")))).isInstanceOf(SmtpUnavailableException.class);
        world.server.script(ScriptedSmtpServer::accept);
        accept(List.of(email("ann")));

        assertThat(receipts()).containsExactly("IN_DOUBT outcome_unknown", "IN_DOUBT outcome_unknown");
        assertThat(world.server.recipients()).containsExactly("ann@example.com");
    }

    @Test
    void isInDoubtWhenTheServerDoesNotAnswerTheContent() throws IOException {
        consumer = consumer(Duration.ofSeconds(2));
        world.server.answer(".", ScriptedSmtpServer.SILENCE);

        assertThatThrownBy(() -> accept(List.of(email("ann")))).isInstanceOf(SmtpUnavailableException.class);

        assertThat(receipts()).containsExactly("IN_DOUBT outcome_unknown");
        assertThat(world.state(email("ann"))).isEqualTo("IN_DOUBT");
    }

    @Test
    void doubtsOneAndLetsTheOthersWait() throws IOException {
        consumer = consumer(Duration.ofSeconds(60), oneThread);
        world.server.answer(".", ScriptedSmtpServer.ACCEPT_AND_HANG_UP);

        assertThatThrownBy(() -> accept(emails(10))).isInstanceOf(SmtpUnavailableException.class);
        List<String> doubted = receipts();
        world.server.script(ScriptedSmtpServer::accept);
        accept(emails(10));

        assertThat(doubted).containsExactly("IN_DOUBT outcome_unknown");
        assertThat(world.server.recipients()).hasSize(10).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"MAIL, sender_refused", "RCPT, blocked", "DATA, blocked", "., blocked"})
    void keepsTheRefusalWhenTheServerThenFallsSilent(String command, String reason) throws IOException {
        consumer = consumer(Duration.ofSeconds(2));
        world.server.script(asked -> asked.equals("RSET")
                ? ScriptedSmtpServer.SILENCE
                : asked.startsWith(command) ? "550 5.7.1 no" : ScriptedSmtpServer.accept(asked));

        accept(List.of(email("ann")));
        world.server.script(ScriptedSmtpServer::accept);
        accept(List.of(email("bob")));

        assertThat(receipts()).containsExactly("FAILED " + reason, "SENT null");
        assertThat(world.server.recipients()).containsExactly("bob@example.com");
    }

    @Test
    void sendsOnANewConnectionWhenTheServerHasClosedTheKeptOne() {
        accept(List.of(email("ann")));
        AtomicInteger asked = new AtomicInteger();
        world.server.script(command -> command.startsWith("MAIL") && asked.getAndIncrement() == 0
                ? ScriptedSmtpServer.HANG_UP
                : ScriptedSmtpServer.accept(command));

        accept(List.of(email("bob")));

        assertThat(receipts()).containsExactly("SENT null", "SENT null");
    }

    @Test
    void sendsNothingToWhoWasSuppressedMeanwhile() {
        suppress("ann");

        accept(List.of(email("ann"), email("bob")));

        assertThat(receipts()).containsExactly("SUPPRESSED complained", "SENT null");
        assertThat(world.server.recipients()).containsExactly("bob@example.com");
    }

    @Test
    void seesASuppressionWhileItSendsTheOthers() throws IOException {
        consumer = consumer(Duration.ofSeconds(60), oneThread);
        world.server.script(command -> {
            if (command.equals(".")) {
                suppress("bob");
            }
            return ScriptedSmtpServer.accept(command);
        });

        accept(List.of(email("ann"), email("bob")));

        assertThat(receipts()).containsExactly("SENT null", "SUPPRESSED complained");
        assertThat(world.server.recipients()).containsExactly("ann@example.com");
    }

    @Test
    void countsEachOutcomeOnceAndShowsTheOutage() throws IOException {
        consumer = consumer(Duration.ofSeconds(60), oneThread);
        AtomicInteger sent = new AtomicInteger();
        world.server.script(command -> command.startsWith("MAIL") && sent.getAndIncrement() >= 3
                ? "421 busy"
                : ScriptedSmtpServer.accept(command));

        assertThatThrownBy(() -> accept(emails(10))).isInstanceOf(SmtpUnavailableException.class);
        assertThatThrownBy(() -> accept(emails(10))).isInstanceOf(SmtpUnavailableException.class);
        double during = meters.get("crm.smtp.unavailable").gauge().value();
        accept(emails(3));

        assertThat(meters.get("crm.emails").tag("outcome", "sent").counter().count())
                .isEqualTo(3);
        assertThat(during).isEqualTo(1);
        assertThat(meters.get("crm.smtp.unavailable").gauge().value()).isZero();
    }

    @Test
    void namesTheMessageThatWasSent() {
        accept(List.of(email("ann", 1)));
        accept(List.of(email("ann", 2)));

        assertThat(published()).extracting(Receipt::attempt).containsExactly(1, 2);
        assertThat(published().stream().map(Receipt::vendorMessageId).distinct())
                .hasSize(1);
    }

    @Test
    void sendsNothingToAnErasedCustomer() {
        new Erasures(world.mongo, HASH, world.clock)
                .begin(
                        "e1",
                        new PersonalIdentifiers("ann", Set.of(), Set.of("ann@example.com")),
                        ChronoUnit.MICROS.between(Instant.EPOCH, EmailWorld.NOW));

        accept(List.of(email("ann"), email("bob")));

        assertThat(receipts()).containsExactly("SUPPRESSED erased", "SENT null");
        assertThat(world.server.recipients()).containsExactly("bob@example.com");
    }

    @Test
    void beginsNoEmailWhileTheProcessStops() {
        consumer.stop();

        Throwable stopped = catchThrowable(() -> accept(List.of(email("ann"))));

        assertThat(stopped).isInstanceOf(Outage.class);
        assertThat(world.server.mailbox()).isEmpty();
    }

    @Test
    void failsOnlyTheOneThatCannotBeAddressed() {
        Communication nowhere = new Communication("c1:eve", "c1", "eve", "eve@exa\r\nmple.com", "Hi");

        accept(List.of(nowhere, email("ann")));

        assertThat(receipts()).containsExactly("FAILED invalid_address", "SENT null");
    }

    @Test
    void publishesTheReceiptsOfThoseSentBeforeAnOutage() {
        AtomicInteger sent = new AtomicInteger();
        world.server.script(command -> command.startsWith("MAIL") && sent.getAndIncrement() >= 3
                ? "421 busy"
                : ScriptedSmtpServer.accept(command));

        assertThatThrownBy(() -> accept(emails(10))).isInstanceOf(SmtpUnavailableException.class);
        int before = receipts().size();
        world.server.script(ScriptedSmtpServer::accept);
        accept(emails(10));

        assertThat(before).isEqualTo(3);
        assertThat(world.server.recipients()).hasSize(10).doesNotHaveDuplicates();
    }

    private void suppress(String customer) {
        world.mongo
                .getCollection("suppressions")
                .insertOne(new org.bson.Document("_id", customer + "@example.com")
                        .append("reason", "complained")
                        .append("created_at", java.util.Date.from(EmailWorld.NOW)));
    }

    private SendingConsumer consumer(Duration timeout) throws IOException {
        return consumer(timeout, world.threads());
    }

    private SendingConsumer consumer(Duration timeout, ExecutorService threads) throws IOException {
        meters = new SimpleMeterRegistry();
        try {
            EmailMessages messages = new EmailMessages(world.mail, EmailWorld.TOKENS, DkimSettings.NONE, world.clock);
            Attempts attempts = world.attempts("sender-1");
            SendingMetrics metrics = new SendingMetrics(meters, "crm.emails", "crm.smtp.unavailable");
            EmailSending sending = new EmailSending(
                    attempts,
                    new SuppressedRecipients(new Suppressions(world.mongo, HASH, world.clock), world.clock),
                    new EmailDelivery(
                            messages,
                            new SmtpConnections(world.smtp(timeout), "shop.example"),
                            attempts,
                            new RecipientDomains(Map.of(), world.clock),
                            Duration.ofMinutes(10),
                            world.clock),
                    new Receipts(messages, world.mail.retryDelay()),
                    metrics);
            return new SendingConsumer(sending, threads, publisher, metrics);
        } catch (AddressException e) {
            throw new IOException(e);
        }
    }

    private void accept(List<Communication> communications) {
        consumer.accept(List.of(new CommunicationRequested(communications)));
    }

    private List<String> receipts() {
        return published().stream()
                .map(receipt -> receipt.status() + " " + receipt.reason())
                .toList();
    }

    private List<Receipt> published() {
        return publisher.published(DeliveryReceiptReceived.class).stream()
                .flatMap(message -> message.receipts().stream())
                .toList();
    }
}
