package com.xenocrm.email.sending;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.mail.internet.AddressException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.xenocrm.campaigndata.sender.SendingConsumer;
import com.xenocrm.campaigndata.sender.SendingMetrics;
import com.xenocrm.campaigndata.sender.SuppressedRecipients;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.contracts.message.CommunicationRequested;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.email.EmailWorld;
import com.xenocrm.email.ScriptedSmtpServer;
import com.xenocrm.email.attempt.Attempt;
import com.xenocrm.email.attempt.Attempts;
import com.xenocrm.email.domain.RecipientDomains;
import com.xenocrm.email.message.DkimSettings;
import com.xenocrm.email.message.EmailMessages;
import com.xenocrm.email.smtp.SendOutcome;
import com.xenocrm.email.smtp.SmtpConnections;
import com.xenocrm.kit.outage.Outage;
import com.xenocrm.testkit.RecordingPublisher;
import com.xenocrm.testkit.RecordingPublisher.Delayed;

import static com.xenocrm.email.EmailWorld.email;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** A sender ends at each point of an attempt; the broker delivers the message to another one. */
class SenderCrashTest {

    private static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(10);

    private final RecordingPublisher publisher = new RecordingPublisher();
    private final SendingMetrics metrics =
            new SendingMetrics(new SimpleMeterRegistry(), "crm.emails", "crm.smtp.unavailable");
    private EmailWorld world;

    @BeforeEach
    void start() throws IOException {
        world = new EmailWorld();
    }

    @AfterEach
    void stop() throws IOException {
        world.close();
    }

    /** Points of an attempt at which a process can end, with what the next one makes of the attempt. */
    enum Point {
        BEFORE_THE_INTENT("SENT", 1),
        AFTER_THE_INTENT("IN_DOUBT", 0),
        BEFORE_THE_ANSWER_IS_NOTED("IN_DOUBT", 1),
        AFTER_THE_ANSWER_IS_NOTED("SENT", 1),
        BEFORE_THE_RECEIPT("SENT", 1),
        AFTER_THE_RECEIPT("SENT", 1);

        private final String receipt;
        private final int delivered;

        Point(String receipt, int delivered) {
            this.receipt = receipt;
            this.delivered = delivered;
        }
    }

    @ParameterizedTest
    @EnumSource
    void neverMakesAMailboxGetTwo(Point point) throws Exception {
        SendingConsumer first = consumer(new DyingAttempts(point), dying(point));
        Throwable death = catchThrowable(() -> first.accept(messages()));

        world.clock.advance(LONGEST_ATTEMPT);
        SendingConsumer second = consumer(world.attempts("second"), publisher);
        second.accept(messages());
        second.accept(messages());

        assertThat(death).isNotNull();
        assertThat(statuses()).endsWith(point.receipt, point.receipt);
        assertThat(world.server.mailbox()).hasSize(point.delivered);
    }

    @Test
    void postponesTheEmailOfAKilledSender() throws Exception {
        SendingConsumer killed = consumer(new DyingAttempts(Point.AFTER_THE_INTENT), publisher);
        SendingConsumer successor = consumer(world.attempts("second"), publisher);
        Throwable _ = catchThrowable(() -> killed.accept(messages()));
        world.clock.advance(Duration.ofMinutes(1));

        successor.accept(List.of(new CommunicationRequested(List.of(email("ann"), email("bob")))));
        List<Delayed> postponed = publisher.takeDelayed();
        world.clock.advance(LONGEST_ATTEMPT.minusMinutes(1));
        successor.accept(messages());

        assertThat(postponed)
                .containsExactly(new Delayed(Duration.ofMinutes(9), messages().getFirst()));
        assertThat(statuses()).containsExactly("SENT", "IN_DOUBT");
        assertThat(world.server.recipients()).containsExactly("bob@example.com");
    }

    @Test
    void postponesOnceThoughTheBatchIsRepeated() throws Exception {
        SendingConsumer killed = consumer(new DyingAttempts(Point.AFTER_THE_INTENT), publisher);
        SendingConsumer successor = consumer(world.attempts("second"), publisher);
        Throwable _ = catchThrowable(() -> killed.accept(messages()));
        List<CommunicationRequested> batch =
                List.of(messages().getFirst(), new CommunicationRequested(List.of(email("bob"))));
        world.server.script(command -> command.startsWith("MAIL") ? "421 closing" : ScriptedSmtpServer.accept(command));
        Throwable outage = catchThrowable(() -> successor.accept(batch));
        world.server.script(ScriptedSmtpServer::accept);

        successor.accept(batch);

        assertThat(outage).isInstanceOf(Outage.class);
        assertThat(publisher.takeDelayed()).hasSize(1);
    }

    @Test
    void keepsWhatItKnowsWhileTheDatabaseIsAway() throws Exception {
        Flaky attempts = new Flaky();
        SendingConsumer sender = consumer(attempts, publisher);

        attempts.away = true;
        Throwable before = catchThrowable(() -> sender.accept(messages()));
        attempts.away = false;
        attempts.awayForSettling = true;
        Throwable after = catchThrowable(() -> sender.accept(messages()));
        attempts.awayForSettling = false;
        sender.accept(messages());

        assertThat(before).isInstanceOf(Away.class);
        assertThat(after).isInstanceOf(Away.class);
        assertThat(statuses()).containsExactly("SENT");
        assertThat(world.server.recipients()).containsExactly("ann@example.com");
    }

    @Test
    void settlesADoubtWhenTheSenderWasOnlySlow() throws Exception {
        SendingConsumer other = consumer(world.attempts("other"), publisher);
        SendingConsumer slow = consumer(world.attempts("slow"), publisher);
        world.server.script(command -> {
            if (command.equals(".")) {
                world.clock.advance(LONGEST_ATTEMPT);
                other.accept(messages());
            }
            return ScriptedSmtpServer.accept(command);
        });

        slow.accept(messages());

        assertThat(statuses()).containsExactly("IN_DOUBT", "SENT");
        assertThat(world.state(email("ann"))).isEqualTo("ACCEPTED");
        assertThat(world.server.recipients()).containsExactly("ann@example.com");
    }

    @Test
    void waitsForAnAttemptThatAnotherSenderMakes() throws Exception {
        SendingConsumer other = consumer(world.attempts("other"), publisher);
        SendingConsumer slow = consumer(world.attempts("slow"), publisher);
        AtomicBoolean redelivered = new AtomicBoolean();
        world.server.script(command -> {
            if (command.equals(".") && redelivered.compareAndSet(false, true)) {
                other.accept(List.of(
                        new CommunicationRequested(List.of(email("ann"))),
                        new CommunicationRequested(List.of(email("bob")))));
            }
            return ScriptedSmtpServer.accept(command);
        });

        slow.accept(messages());
        List<Delayed> postponed = publisher.takeDelayed();
        other.accept(messages());

        assertThat(postponed)
                .containsExactly(new Delayed(LONGEST_ATTEMPT, messages().getFirst()));
        assertThat(statuses()).containsExactly("SENT", "SENT", "SENT");
        assertThat(world.server.recipients()).containsExactly("bob@example.com", "ann@example.com");
    }

    @Test
    void doubtsAnAttemptThatEndsWithAFault() throws Exception {
        SmtpConnections faulty = new SmtpConnections(world.smtp(), "shop.example") {
            @Override
            public SendOutcome send(SMTPMessage message, Runnable intent) {
                super.send(message, intent);
                throw new IllegalStateException("A fault after the e-mail was sent");
            }
        };
        SendingConsumer sender = consumer(world.attempts("sender"), publisher, faulty);

        Throwable fault = catchThrowable(() -> sender.accept(messages()));
        sender.accept(messages());

        assertThat(fault).isInstanceOf(IllegalStateException.class);
        assertThat(statuses()).containsExactly("IN_DOUBT");
        assertThat(world.server.recipients()).containsExactly("ann@example.com");
    }

    private List<CommunicationRequested> messages() {
        return List.of(new CommunicationRequested(List.of(email("ann"))));
    }

    private List<String> statuses() {
        return publisher.published(DeliveryReceiptReceived.class).stream()
                .flatMap(message -> message.receipts().stream())
                .map(Receipt::status)
                .map(Enum::name)
                .toList();
    }

    private MessagePublisher dying(Point point) {
        RecordingPublisher dying = new RecordingPublisher(Death::new);
        if (point == Point.BEFORE_THE_RECEIPT) {
            dying.dieBeforeTheNext();
        } else if (point == Point.AFTER_THE_RECEIPT) {
            dying.dieAfterTheNext();
        }
        return dying;
    }

    private SendingConsumer consumer(Attempts attempts, MessagePublisher receipts) throws AddressException {
        return consumer(attempts, receipts, new SmtpConnections(world.smtp(), "shop.example"));
    }

    private SendingConsumer consumer(Attempts attempts, MessagePublisher receipts, SmtpConnections connections)
            throws AddressException {
        EmailMessages messages = new EmailMessages(world.mail, EmailWorld.TOKENS, DkimSettings.NONE, world.clock);
        EmailSending sending = new EmailSending(
                attempts,
                new SuppressedRecipients(new Suppressions(world.mongo, world.clock), world.clock),
                new EmailDelivery(
                        messages,
                        connections,
                        attempts,
                        new RecipientDomains(Map.of(), world.clock),
                        LONGEST_ATTEMPT,
                        world.clock),
                new Receipts(messages, Duration.ofMinutes(5)),
                metrics);
        return new SendingConsumer(sending, world.threads(), receipts, metrics);
    }

    /** Attempts of a process that ends at a point. */
    private final class DyingAttempts extends Attempts {

        private final Point point;

        DyingAttempts(Point point) {
            super(world.mongo, EmailWorld.TOKENS, "first", world.clock);
            this.point = point;
        }

        @Override
        public boolean start(String id) {
            dieAt(Point.BEFORE_THE_INTENT);
            boolean started = super.start(id);
            dieAt(Point.AFTER_THE_INTENT);
            return started;
        }

        @Override
        public Attempt settle(Attempt attempt) {
            dieAt(Point.BEFORE_THE_ANSWER_IS_NOTED);
            Attempt settled = super.settle(attempt);
            dieAt(Point.AFTER_THE_ANSWER_IS_NOTED);
            return settled;
        }

        private void dieAt(Point here) {
            if (point == here) {
                throw new Death(here.name());
            }
        }
    }

    /** Attempts in a database that is away at times. */
    private final class Flaky extends Attempts {

        private boolean away;
        private boolean awayForSettling;

        Flaky() {
            super(world.mongo, EmailWorld.TOKENS, "flaky", world.clock);
        }

        /** Writes the intent, and loses the answer of the database. */
        @Override
        public boolean start(String id) {
            boolean started = super.start(id);
            if (away) {
                throw new Away();
            }
            return started;
        }

        @Override
        public Attempt settle(Attempt attempt) {
            if (awayForSettling) {
                throw new Away();
            }
            return super.settle(attempt);
        }
    }

    private static final class Away extends RuntimeException implements Outage {}

    private static final class Death extends RuntimeException {
        Death(String where) {
            super(where);
        }
    }
}
