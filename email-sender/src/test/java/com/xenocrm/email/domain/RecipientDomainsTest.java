package com.xenocrm.email.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.xenocrm.email.smtp.SendOutcome;
import com.xenocrm.email.smtp.SendOutcome.Accepted;
import com.xenocrm.email.smtp.SendOutcome.Rejected;
import com.xenocrm.email.smtp.SmtpReply;
import com.xenocrm.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;

class RecipientDomainsTest {

    private static final SendOutcome ACCEPTED = new Accepted();
    private static final SendOutcome DEFERRED = new Rejected(new SmtpReply(450, "4.7.1", false));

    private final TestClock clock = new TestClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final List<Duration> pauses = new ArrayList<>();

    @Test
    void spacesTheEmailsToALimitedDomain() {
        RecipientDomains domains = domains("gmail.com=4,yahoo.com=1");

        domains.send("ann@gmail.com", () -> ACCEPTED);
        domains.send("bob@gmail.com", () -> ACCEPTED);
        domains.send("eve@example.com", () -> ACCEPTED);
        domains.send("joe@yahoo.com", () -> ACCEPTED);
        domains.send("kim@gmail.com", () -> ACCEPTED);

        assertThat(pauses).extracting(Duration::toMillis).containsExactly(0L, 250L, 0L, 500L);
    }

    @Test
    void saveNoTurnsForLater() {
        RecipientDomains domains = domains("gmail.com=4");
        domains.send("ann@gmail.com", () -> ACCEPTED);

        clock.advance(Duration.ofMinutes(1));
        domains.send("bob@gmail.com", () -> ACCEPTED);
        domains.send("kim@gmail.com", () -> ACCEPTED);

        assertThat(pauses).extracting(Duration::toMillis).containsExactly(0L, 0L, 250L);
    }

    @Test
    void limitEachDomainThatIsNotNamedByItself() {
        RecipientDomains domains = domains("gmail.com=100, *=2");

        domains.send("ann@one.example", () -> ACCEPTED);
        domains.send("ann@two.example", () -> ACCEPTED);
        domains.send("bob@one.example", () -> ACCEPTED);

        assertThat(pauses).extracting(Duration::toMillis).containsExactly(0L, 0L, 500L);
    }

    @Test
    void forgetRefusalsAfterAnHour() {
        RecipientDomains domains = domains("");
        for (int refusal = 1; refusal < 10; refusal++) {
            domains.send("ann@one.example", () -> DEFERRED);
        }

        clock.advance(Duration.ofHours(1));
        domains.send("ann@one.example", () -> DEFERRED);

        assertThat(domains.paused()).isZero();
    }

    @Test
    void sendNoMoreAtOnceThanTheDomainBears() throws Exception {
        RecipientDomains domains = domains("gmail.com=100/2");
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch two = new CountDownLatch(2);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            threads.add(Thread.ofVirtual()
                    .start(() -> domains.send("ann@gmail.com", () -> {
                        most.accumulateAndGet(running.incrementAndGet(), Math::max);
                        two.countDown();
                        await(two);
                        running.decrementAndGet();
                        return ACCEPTED;
                    })));
        }

        for (Thread each : threads) {
            each.join();
        }

        assertThat(most).hasValue(2);
    }

    @Test
    void pauseADomainThatDefersAgainAndAgain() {
        RecipientDomains domains = domains("");

        List<Boolean> sent = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            sent.add(send(domains, "ann@gmail.com", DEFERRED));
        }

        assertThat(sent.subList(0, 10)).containsOnly(true);
        assertThat(sent.getLast()).isFalse();
        assertThat(domains.paused()).isEqualTo(1);
        assertThat(send(domains, "ann@example.com", ACCEPTED)).isTrue();
    }

    @Test
    void tryOneEmailAfterThePause() {
        RecipientDomains domains = pausedDomains();

        clock.advance(Duration.ofMinutes(1));
        boolean refusedTry = send(domains, "ann@gmail.com", DEFERRED);
        boolean next = send(domains, "bob@gmail.com", ACCEPTED);
        clock.advance(Duration.ofMinutes(2));
        boolean acceptedTry = send(domains, "ann@gmail.com", ACCEPTED);
        boolean after = send(domains, "bob@gmail.com", ACCEPTED);

        assertThat(List.of(refusedTry, next, acceptedTry, after)).containsExactly(true, false, true, true);
        assertThat(domains.paused()).isZero();
    }

    @Test
    void letOnlyOneTryWhileItsAnswerIsAwaited() {
        RecipientDomains domains = pausedDomains();
        clock.advance(Duration.ofMinutes(1));

        List<Boolean> meanwhile = new ArrayList<>();
        domains.send("ann@gmail.com", () -> {
            meanwhile.add(send(domains, "bob@gmail.com", ACCEPTED));
            return ACCEPTED;
        });

        assertThat(meanwhile).containsExactly(false);
    }

    @Test
    void doNotBlameADomainForOtherRefusals() {
        RecipientDomains domains = domains("");

        for (int i = 0; i < 30; i++) {
            send(domains, "ann@gmail.com", new Rejected(new SmtpReply(550, "5.1.1", false)));
            send(domains, "ann@gmail.com", new Rejected(new SmtpReply(450, "4.7.1", true)));
        }

        assertThat(domains.paused()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"gmail.com", "gmail.com=0", "gmail.com=x", "=5", "gmail=5", "gmail.com=5/0", "gmail.com=5;x.de=2"
            })
    void refuseOtherLists(String list) {
        assertThat(DomainRate.areRates(list)).isFalse();
    }

    private RecipientDomains pausedDomains() {
        RecipientDomains domains = domains("");
        for (int i = 0; i < 10; i++) {
            send(domains, "ann@gmail.com", DEFERRED);
        }
        return domains;
    }

    private static boolean send(RecipientDomains domains, String email, SendOutcome outcome) {
        Optional<SendOutcome> sent = domains.send(email, () -> outcome);
        return sent.isPresent();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private RecipientDomains domains(String rates) {
        Map<String, DomainRate> parsed = DomainRate.of(rates);
        return new RecipientDomains(parsed, clock) {
            @Override
            protected void pause(Duration time) {
                pauses.add(time);
            }
        };
    }
}
