package com.xenocrm.auth.signin;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

import com.xenocrm.testkit.TestClock;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

class PendingSignInsTest {

    private static final PendingSignIn PENDING = new PendingSignIn("verifier", "nonce");

    private final MongoTemplate mongo =
            new MongoTemplate(new SimpleMongoClientDatabaseFactory(TestMongo.uri(TestMongo.newDatabase("pending"))));
    private final TestClock clock = new TestClock(Instant.parse("2026-11-01T12:00:00Z"));
    private final PendingSignIns replica = new PendingSignIns(mongo, clock);
    private final PendingSignIns otherReplica = new PendingSignIns(mongo, clock);

    @Test
    void isFinishedByAnotherReplicaOnceOnly() {
        replica.remember("state", "browser", PENDING);

        assertThat(otherReplica.take("state", "browser")).contains(PENDING);
        assertThat(otherReplica.take("state", "browser")).isEmpty();
    }

    @Test
    void isNotForAnotherBrowserAndSurvivesItsAttempt() {
        replica.remember("state", "browser", PENDING);

        assertThat(replica.take("state", "another")).isEmpty();
        assertThat(replica.take("state", "")).isEmpty();
        assertThat(replica.take("state", "browser")).contains(PENDING);
    }

    @Test
    void isForgottenInTime() {
        replica.remember("state", "browser", PENDING);
        clock.advance(PendingSignIns.LIFETIME);

        assertThat(replica.take("state", "browser")).isEmpty();
    }
}
