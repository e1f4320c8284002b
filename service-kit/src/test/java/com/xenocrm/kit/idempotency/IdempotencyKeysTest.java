package com.xenocrm.kit.idempotency;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.testkit.TestClock;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

class IdempotencyKeysTest {

    private static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    private static final ClaimResult.Answered ANSWER = new ClaimResult.Answered(202, "application/json", "{}");

    private final TestClock clock = new TestClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final IdempotencyKeys claims = new IdempotencyKeys(
            new MongoTemplate(CLIENT, TestMongo.newDatabase("idempotency")), clock, IdGenerator.random());

    @AfterAll
    static void disconnect() {
        CLIENT.close();
    }

    @Test
    void answersARepeatAsTheFirst() {
        ClaimResult.Ours first = (ClaimResult.Ours) claims.claim("k", "hash");
        claims.answered(first, ANSWER);

        assertThat(claims.claim("k", "hash")).isEqualTo(ANSWER);
    }

    @Test
    void tellsARepeatInFlightFromOneWithAnotherBody() {
        claims.claim("k", "hash");

        assertThat(claims.claim("k", "hash")).isEqualTo(new ClaimResult.InFlight());
        assertThat(claims.claim("k", "other hash")).isEqualTo(new ClaimResult.OtherBody());
    }

    @Test
    void handsAReleasedKeyOutAgain() {
        claims.release((ClaimResult.Ours) claims.claim("k", "hash"));

        assertThat(claims.claim("k", "hash")).isInstanceOf(ClaimResult.Ours.class);
    }

    @Test
    void handsAnAbandonedClaimToOneOnlyAndIgnoresItsFormerOwner() {
        ClaimResult.Ours former = (ClaimResult.Ours) claims.claim("k", "hash");
        clock.advance(Duration.ofSeconds(61));

        ClaimResult taken = claims.claim("k", "hash");
        claims.answered(former, ANSWER);

        assertThat(taken).isInstanceOf(ClaimResult.Ours.class);
        assertThat(claims.claim("k", "hash")).isEqualTo(new ClaimResult.InFlight());
    }

    @Test
    void forgetsAKeyAfterADay() {
        claims.answered((ClaimResult.Ours) claims.claim("k", "hash"), ANSWER);
        clock.advance(Duration.ofHours(24));

        assertThat(claims.claim("k", "other hash")).isInstanceOf(ClaimResult.Ours.class);
    }

    @Test
    void givesAKeyToOneOfManyWhoAskAtOnce() throws Exception {
        Callable<ClaimResult> claim = () -> claims.claim("k", "hash");

        List<Future<ClaimResult>> answers;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = threads.invokeAll(Stream.generate(() -> claim).limit(20).toList());
        }

        assertThat(answers)
                .extracting(Future::resultNow)
                .filteredOn(ClaimResult.Ours.class::isInstance)
                .hasSize(1);
    }
}
