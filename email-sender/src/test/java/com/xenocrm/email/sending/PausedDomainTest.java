package com.xenocrm.email.sending;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.email.EmailWorld;
import com.xenocrm.email.ScriptedSmtpServer;
import com.xenocrm.email.attempt.Attempt;
import com.xenocrm.email.attempt.AttemptState;
import com.xenocrm.email.attempt.Attempts;
import com.xenocrm.email.domain.RecipientDomains;
import com.xenocrm.email.message.DkimSettings;
import com.xenocrm.email.message.EmailMessages;
import com.xenocrm.email.smtp.SmtpConnections;

import static com.xenocrm.email.EmailWorld.email;
import static org.assertj.core.api.Assertions.assertThat;

class PausedDomainTest {

    private final AtomicInteger asked = new AtomicInteger();
    private EmailWorld world;
    private Attempts attempts;
    private EmailDelivery delivery;

    @BeforeEach
    void start() throws Exception {
        world = new EmailWorld();
        attempts = world.attempts("sender-1");
        delivery = new EmailDelivery(
                new EmailMessages(world.mail, EmailWorld.TOKENS, DkimSettings.NONE, world.clock),
                new SmtpConnections(world.smtp(), "shop.example"),
                attempts,
                new RecipientDomains(Map.of(), world.clock),
                Duration.ofMinutes(10),
                world.clock);
        world.server.script(command -> {
            if (!command.startsWith("RCPT")) {
                return ScriptedSmtpServer.accept(command);
            }
            asked.incrementAndGet();
            return "451 4.7.1 greylisted";
        });
        EmailWorld.emails(10).forEach(delivery::send);
    }

    @AfterEach
    void stop() throws IOException {
        world.close();
    }

    @Test
    void defersTheEmailWithoutAskingTheServer() {
        Attempt made = delivery.send(email("ann"));

        assertThat(made).isEqualTo(new Attempt("c1:ann#1", AttemptState.REJECTED, EmailWorld.NOW, "deferred", true));
        assertThat(asked).hasValue(10);
    }

    @Test
    void repeatsThisAnswerAndSendsTheNextAttempt() {
        Communication ann = email("ann");
        Attempt made = delivery.send(ann);
        world.server.script(ScriptedSmtpServer::accept);
        world.clock.advance(Duration.ofMinutes(5));

        Optional<Attempt> repeated = delivery.known(ann, attempts.of(List.of(ann)));
        Attempt next = delivery.send(email("ann", 2));

        assertThat(repeated).contains(made);
        assertThat(next.state()).isEqualTo(AttemptState.ACCEPTED);
        assertThat(world.server.recipients()).containsExactly("ann@example.com");
    }
}
