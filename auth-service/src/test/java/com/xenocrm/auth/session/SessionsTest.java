package com.xenocrm.auth.session;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

import com.xenocrm.auth.user.User;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.testkit.TestClock;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

class SessionsTest {

    private static final Instant START = Instant.parse("2026-11-01T12:00:00Z");
    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Visitor VISITOR = new Visitor("Laptop", "203.0.113.7");

    private final MongoTemplate mongo =
            new MongoTemplate(new SimpleMongoClientDatabaseFactory(TestMongo.uri("sessions_" + UUID.randomUUID())));
    private final TestClock clock = new TestClock(START);
    private final SessionSettings settings =
            new SessionSettings(UUID.randomUUID().toString(), LIFETIME, LONGEST);
    private final Sessions sessions = new Sessions(
            mongo,
            new SessionTokens(settings, false),
            new RevokedSessions(mongo),
            settings,
            clock,
            IdGenerator.random());
    private final User ann = new User("u-1", "g-1", "ann@example.com", "Ann", null, "viewer", START, START);

    @Test
    void lastsSevenDaysAndMayGoOnFromTheMiddle() throws Exception {
        JWTClaimsSet token = claims(sessions.begin(ann, VISITOR));

        assertThat(token.getIssueTime()).isEqualTo(START);
        assertThat(token.getExpirationTime()).isEqualTo(START.plus(LIFETIME));
        assertThat(token.getLongClaim("renew_after"))
                .isEqualTo(START.plus(Duration.ofHours(84)).getEpochSecond());
    }

    @Test
    void goesOnAsTheSameSessionForSevenDaysFromNow() throws Exception {
        String id = claims(sessions.begin(ann, VISITOR)).getJWTID();
        clock.advance(Duration.ofDays(4));

        JWTClaimsSet renewed = claims(sessions.renew(id, ann).orElseThrow());

        assertThat(renewed.getJWTID()).isEqualTo(id);
        assertThat(renewed.getIssueTime()).isEqualTo(clock.instant());
        assertThat(renewed.getExpirationTime()).isEqualTo(clock.instant().plus(LIFETIME));
        assertThat(sessions.of("u-1"))
                .containsExactly(
                        new Session(id, "u-1", START, clock.instant().plus(LIFETIME), "Laptop", "203.0.113.7"));
    }

    @Test
    void lastsNoLongerThanThirtyDaysHoweverMuchItIsUsed() throws Exception {
        String id = claims(sessions.begin(ann, VISITOR)).getJWTID();
        for (int day = 0; day < 27; day += 3) {
            clock.advance(Duration.ofDays(3));
            sessions.renew(id, ann);
        }

        JWTClaimsSet last = claims(sessions.renew(id, ann).orElseThrow());
        clock.advance(Duration.ofDays(3));

        assertThat(last.getExpirationTime()).isEqualTo(START.plus(LONGEST));
        assertThat(last.getClaim("renew_after")).isNull();
        assertThat(sessions.renew(id, ann)).isEmpty();
    }

    @Test
    void doesNotGoOnOnceItIsOverOrSomebodyElses() throws Exception {
        String ended = claims(sessions.begin(ann, VISITOR)).getJWTID();
        String open = claims(sessions.begin(ann, VISITOR)).getJWTID();
        User bob = new User("u-2", "g-2", "bob@example.com", "Bob", null, "viewer", START, START);

        sessions.end(ended, START.plus(LIFETIME));

        assertThat(sessions.renew(ended, ann)).isEmpty();
        assertThat(sessions.renew(open, bob)).isEmpty();
        assertThat(sessions.renew("none", ann)).isEmpty();
    }

    @Test
    void isRevokedForAsLongAsAnyOfItsTokensCouldLive() throws Exception {
        JWTClaimsSet first = claims(sessions.begin(ann, VISITOR));
        clock.advance(Duration.ofDays(6));
        JWTClaimsSet renewed = claims(sessions.renew(first.getJWTID(), ann).orElseThrow());

        sessions.end(first.getJWTID(), first.getExpirationTime().toInstant());

        Date until = mongo.findById(first.getJWTID(), Document.class, "revoked_sessions")
                .getDate("expires_at");
        assertThat(until).isAfterOrEqualTo(renewed.getExpirationTime());
        assertThat(sessions.of("u-1")).isEmpty();
    }

    @Test
    void givesEverybodyAGoodTokenWhoAsksAtOnce() throws Exception {
        String id = claims(sessions.begin(ann, VISITOR)).getJWTID();
        clock.advance(Duration.ofDays(4));
        List<Callable<JWTClaimsSet>> rush = IntStream.range(0, 20)
                .<Callable<JWTClaimsSet>>mapToObj(
                        _ -> () -> claims(sessions.renew(id, ann).orElseThrow()))
                .toList();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var renewed : threads.invokeAll(rush)) {
                assertThat(renewed.get().getJWTID()).isEqualTo(id);
                assertThat(renewed.get().getExpirationTime())
                        .isEqualTo(clock.instant().plus(LIFETIME));
            }
        }

        assertThat(sessions.of("u-1")).hasSize(1);
    }

    private static JWTClaimsSet claims(String token) throws ParseException {
        return SignedJWT.parse(token).getJWTClaimsSet();
    }
}
