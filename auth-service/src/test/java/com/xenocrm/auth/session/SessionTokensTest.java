package com.xenocrm.auth.session;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

import com.xenocrm.accountdata.session.RevokedSessions;
import com.xenocrm.accountdata.session.Sessions;
import com.xenocrm.accountdata.user.User;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.testkit.TestClock;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

class SessionTokensTest {

    private static final Instant START = Instant.parse("2026-11-01T12:00:00Z");
    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final ClientInfo CLIENT = new ClientInfo("Laptop", "203.0.113.7");

    private final MongoTemplate mongo =
            new MongoTemplate(new SimpleMongoClientDatabaseFactory(TestMongo.uri(TestMongo.newDatabase("tokens"))));
    private final TestClock clock = new TestClock(START);
    private final Sessions sessions =
            new Sessions(mongo, new RevokedSessions(mongo), LIFETIME, LONGEST, clock, IdGenerator.random());
    private final SessionTokens tokens = new SessionTokens(
            sessions, new SessionSettings(UUID.randomUUID().toString(), LIFETIME, LONGEST), clock, false);
    private final User ann = new User("u-1", "g-1", "ann@example.com", "Ann", null, "viewer", START, START);

    @Test
    void statesUserExpiryAndTimeOfRenewal() throws Exception {
        JWTClaimsSet token = claims(tokens.begin(ann, CLIENT));

        String id = sessions.of("u-1").getFirst().id();
        assertThat(token).isEqualTo(JWTClaimsSet.parse("""
                        {"iss": "xeno-crm", "jti": "%s", "sub": "u-1", "iat": 1793534400, "exp": 1794139200,
                         "google_id": "g-1", "email": "ann@example.com", "name": "Ann", "role": "viewer",
                         "renew_after": 1793836800}
                        """.formatted(id)));
    }

    @Test
    void renewsASessionUnderItsId() throws Exception {
        String id = claims(tokens.begin(ann, CLIENT)).getJWTID();
        clock.advance(Duration.ofDays(4));

        JWTClaimsSet renewed = claims(tokens.renew(id, ann).orElseThrow());

        assertThat(renewed.getJWTID()).isEqualTo(id);
        assertThat(renewed.getIssueTime()).isEqualTo(clock.instant());
        assertThat(renewed.getExpirationTime()).isEqualTo(clock.instant().plus(LIFETIME));
    }

    @Test
    void announcesNoRenewalBeyondTheLongestSession() throws Exception {
        String id = claims(tokens.begin(ann, CLIENT)).getJWTID();
        for (int day = 0; day < 24; day += 6) {
            clock.advance(Duration.ofDays(6));
            tokens.renew(id, ann);
        }

        JWTClaimsSet last = claims(tokens.renew(id, ann).orElseThrow());

        assertThat(last.getExpirationTime()).isEqualTo(START.plus(LONGEST));
        assertThat(last.getClaim("renew_after")).isNull();
    }

    private static JWTClaimsSet claims(String token) throws ParseException {
        return SignedJWT.parse(token).getJWTClaimsSet();
    }
}
