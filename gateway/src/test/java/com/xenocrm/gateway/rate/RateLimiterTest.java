package com.xenocrm.gateway.rate;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.testkit.TestClock;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

class RateLimiterTest {

    private static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    private static final RateLimit LIMIT = new RateLimit("test", 10);

    private final MongoTemplate mongo = new MongoTemplate(CLIENT, TestMongo.newDatabase("gateway"));
    private final TestClock clock = new TestClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final RateLimiter replica = new RateLimiter(new SharedBuckets(mongo, clock), clock);
    private final RateLimiter otherReplica = new RateLimiter(new SharedBuckets(mongo, clock), clock);

    @AfterAll
    static void disconnect() {
        CLIENT.close();
    }

    @Test
    void allowsTenSecondsWorthAtOnceOverAllReplicas() {
        AtomicLong allowed = new AtomicLong();

        try (ExecutorService replicas = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                RateLimiter own = new RateLimiter(new SharedBuckets(mongo, clock), clock);
                replicas.execute(() -> allowed.addAndGet(allowed(own, "ann", 200)));
            }
        }

        assertThat(allowed).hasValue(100);
    }

    @Test
    void allowsAsManyASecondAsTheLimitSaysInTheLongRun() {
        allowed(replica, "ann", 1_000);

        long inTwoSeconds = 0;
        for (int i = 0; i < 20; i++) {
            clock.advance(Duration.ofMillis(100));
            inTwoSeconds += allowed(i % 2 == 0 ? replica : otherReplica, "ann", 10);
        }

        assertThat(inTwoSeconds).isBetween(17L, 20L);
    }

    @Test
    void letsOneCallersFloodBeNobodyElsesProblem() {
        allowed(replica, "ann", 1_000);

        assertThat(replica.allow(LIMIT, "ann")).isFalse();
        assertThat(replica.allow(LIMIT, "bob")).isTrue();
    }

    @Test
    void refusesNobodyWhileTheDatabaseIsAway() {
        try (MongoClient away =
                MongoClients.create("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=50&connectTimeoutMS=50")) {
            RateLimiter alone = new RateLimiter(new SharedBuckets(new MongoTemplate(away, "any"), clock), clock);

            assertThat(alone.allow(LIMIT, "ann")).isTrue();
        }
    }

    private static long allowed(RateLimiter replica, String caller, int requests) {
        return IntStream.range(0, requests)
                .filter(_ -> replica.allow(LIMIT, caller))
                .count();
    }
}
