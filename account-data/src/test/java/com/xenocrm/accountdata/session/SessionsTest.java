package com.xenocrm.accountdata.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.testkit.TestClock;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

class SessionsTest {

    private static final Instant START = Instant.parse("2026-11-01T12:00:00Z");
    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final String ANN = "u-1";

    private final MongoTemplate mongo =
            new MongoTemplate(new SimpleMongoClientDatabaseFactory(TestMongo.uri(TestMongo.newDatabase("sessions"))));
    private final TestClock clock = new TestClock(START);
    private final RevokedSessions revoked = new RevokedSessions(mongo);
    private final Sessions sessions = new Sessions(mongo, revoked, LIFETIME, LONGEST, clock, IdGenerator.random());

    @Test
    void lastsSevenDaysAndCanBeRenewed() {
        Session session = sessions.create(ANN, "Laptop", "203.0.113.7");

        assertThat(session)
                .isEqualTo(new Session(session.id(), ANN, START, START.plus(LIFETIME), "Laptop", "203.0.113.7"));
        assertThat(sessions.isRenewable(session)).isTrue();
    }

    @Test
    void isExtendedBySevenDaysFromTheRenewal() {
        String id = create();
        clock.advance(Duration.ofDays(4));

        Optional<Session> renewed = sessions.renew(id, ANN);

        assertThat(renewed)
                .contains(new Session(id, ANN, START, clock.instant().plus(LIFETIME), "Laptop", "203.0.113.7"));
        assertThat(sessions.of(ANN)).containsExactly(renewed.orElseThrow());
    }

    @Test
    void lastsThirtyDaysAtMost() {
        String id = create();
        for (int day = 0; day < 27; day += 3) {
            clock.advance(Duration.ofDays(3));
            sessions.renew(id, ANN);
        }

        Session last = sessions.renew(id, ANN).orElseThrow();
        clock.advance(Duration.ofDays(3));

        assertThat(last.expiresAt()).isEqualTo(START.plus(LONGEST));
        assertThat(sessions.isRenewable(last)).isFalse();
        assertThat(sessions.renew(id, ANN)).isEmpty();
    }

    @Test
    void isNotRenewedOnceEndedOrForAnotherUser() {
        String ended = create();
        String open = create();

        sessions.end(ended, START.plus(LIFETIME));

        assertThat(sessions.renew(ended, ANN)).isEmpty();
        assertThat(sessions.renew(open, "u-2")).isEmpty();
        assertThat(sessions.renew("none", ANN)).isEmpty();
    }

    @Test
    void isRevokedUntilItsLastTokenExpires() {
        Session first = sessions.create(ANN, "Laptop", "203.0.113.7");
        clock.advance(Duration.ofDays(6));
        Session renewed = sessions.renew(first.id(), ANN).orElseThrow();

        sessions.end(first.id(), first.expiresAt());

        Date until =
                mongo.findById(first.id(), Document.class, "revoked_sessions").getDate("expires_at");
        assertThat(until).isAfterOrEqualTo(Date.from(renewed.expiresAt()));
        assertThat(revoked.contains(first.id())).isTrue();
        assertThat(sessions.of(ANN)).isEmpty();
    }

    @Test
    void isRenewedByConcurrentRequests() throws Exception {
        String id = create();
        clock.advance(Duration.ofDays(4));
        Session expected = new Session(id, ANN, START, clock.instant().plus(LIFETIME), "Laptop", "203.0.113.7");

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Optional<Session>> renewal = () -> sessions.renew(id, ANN);
            for (var renewed : threads.invokeAll(Collections.nCopies(20, renewal))) {
                assertThat(renewed.get()).contains(expected);
            }
        }

        assertThat(sessions.of(ANN)).isEqualTo(List.of(expected));
    }

    private String create() {
        return sessions.create(ANN, "Laptop", "203.0.113.7").id();
    }
}
