package com.xenocrm.email.smtp;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.mail.MessagingException;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.xenocrm.contracts.message.CommunicationRequested.ChannelContent;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.email.EmailWorld;
import com.xenocrm.email.ScriptedSmtpServer;
import com.xenocrm.email.message.DkimSettings;
import com.xenocrm.email.message.EmailMessages;
import com.xenocrm.email.smtp.SendOutcome.Accepted;
import com.xenocrm.email.smtp.SendOutcome.NotSent;
import com.xenocrm.email.smtp.SendOutcome.Rejected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Servers that are slow, silent, large-hearted or not what they claim to be. */
class BadServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final AtomicBoolean intended = new AtomicBoolean();
    private EmailWorld world;

    @BeforeEach
    void start() throws IOException {
        world = new EmailWorld();
    }

    @AfterEach
    void stop() throws IOException {
        world.close();
    }

    @Test
    void isGivenTheTimeThatItNeeds() throws Exception {
        world.server.script(command -> {
            pause(Duration.ofMillis(150));
            return ScriptedSmtpServer.accept(command);
        });

        SendOutcome outcome = send(world.smtp(PATIENCE), message("Hi"));

        assertThat(outcome).isEqualTo(new Accepted());
        assertThat(world.server.mailbox()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT"})
    void isLeftWhenItFallsSilentBeforeTheContent(String command) throws Exception {
        world.server.answer(command, ScriptedSmtpServer.SILENCE);

        SendOutcome outcome = send(world.smtp(PATIENCE), message("Hi"));

        assertThat(outcome).isInstanceOf(NotSent.class);
        assertThat(intended).isFalse();
    }

    @Test
    void isNotUsedWhenItFallsSilentAtTheGreeting() {
        world.server.answer("EHLO", ScriptedSmtpServer.SILENCE);

        assertThatThrownBy(() -> send(world.smtp(PATIENCE), message("Hi")))
                .isInstanceOf(SmtpUnavailableException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "552 5.3.4 too big, message_too_large",
        "552 5.2.3 too big, message_too_large",
        "552 too big, refused",
        "554 5.6.0 bad content, message_refused"
    })
    void mayRefuseALargeEmail(String answer, String reason) throws Exception {
        world.server.answer(".", answer);

        SendOutcome outcome = send(world.smtp(PATIENCE), message("x".repeat(5_000_000)));

        assertThat(outcome).isInstanceOf(Rejected.class);
        assertThat(((Rejected) outcome).reply().reason()).isEqualTo(reason);
    }

    @Test
    void hasNotGotAnEmailWhoseEndWasNeverSent() throws Exception {
        world.server.answer("DATA", ScriptedSmtpServer.HANG_UP_IN_CONTENT);

        SendOutcome outcome = send(world.smtp(PATIENCE), message("x".repeat(5_000_000)));

        assertThat(outcome).isInstanceOf(NotSent.class);
        assertThat(intended).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"250-localhost\r\n250 8BITMIME", "250-localhost\r\n250 STARTTLS"})
    void getsNothingWithoutEncryption(String greeting) {
        world.server.script(command -> command.startsWith("EHLO")
                ? greeting
                : command.startsWith("STARTTLS") ? "454 4.7.0 TLS not available" : ScriptedSmtpServer.accept(command));

        assertThatThrownBy(() -> send(new SmtpSettings(world.server.uri(), 4, PATIENCE), message("Hi")))
                .isInstanceOf(SmtpUnavailableException.class);
        assertThat(world.server.mailbox()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {ServerSetup.PROTOCOL_SMTP, ServerSetup.PROTOCOL_SMTPS})
    void getsNothingWithACertificateOfSomebodyElse(String protocol) throws Exception {
        GreenMail other = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol));
        other.start();
        try {
            int port = protocol.equals(ServerSetup.PROTOCOL_SMTP)
                    ? other.getSmtp().getPort()
                    : other.getSmtps().getPort();
            SmtpSettings settings = new SmtpSettings(protocol + "://127.0.0.1:" + port, 4, PATIENCE);

            assertThatThrownBy(() -> send(settings, message("Hi"))).isInstanceOf(SmtpUnavailableException.class);
            assertThat(other.getReceivedMessages()).isEmpty();
        } finally {
            other.stop();
        }
    }

    private SendOutcome send(SmtpSettings settings, SMTPMessage message) {
        try (SmtpConnections connections = new SmtpConnections(settings, "shop.example")) {
            return connections.send(message, () -> intended.set(true));
        }
    }

    private SMTPMessage message(String text) throws MessagingException {
        return new EmailMessages(world.mail, EmailWorld.TOKENS, DkimSettings.NONE, world.clock)
                .of(new Communication(
                        "c1:ann",
                        "c1",
                        "ann",
                        "ann@example.com",
                        text,
                        1,
                        null,
                        ChannelContent.email("Hello", "<p>" + text + "</p>")));
    }

    private static void pause(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
