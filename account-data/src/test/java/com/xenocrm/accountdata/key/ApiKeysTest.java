package com.xenocrm.accountdata.key;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.query.Query;

import com.xenocrm.contracts.token.ApiKeyScope;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.audit.AuditLog;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.testkit.TestClock;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

class ApiKeysTest {

    private static final Instant START = Instant.parse("2026-11-01T12:00:00Z");
    private static final Actor ROOT = new Actor("root", null);

    private final MongoTemplate mongo =
            new MongoTemplate(new SimpleMongoClientDatabaseFactory(TestMongo.uri(TestMongo.newDatabase("keys"))));
    private final TestClock clock = new TestClock(START);
    private final ApiKeys keys =
            new ApiKeys(mongo, new AuditLog(mongo, clock, IdGenerator.random()), clock, IdGenerator.random());
    private final ApiKeyAuthentication authentication = new ApiKeyAuthentication(mongo, clock);
    private final IssuedApiKey issued = keys.create("shop", ApiKeyScope.INGEST, ROOT);

    @Test
    void isStoredWithoutItsSecret() {
        String[] parts = issued.text().split("_", -1);

        assertThat(issued.text()).matches("xk_[0-9a-f]{32}_[0-9a-f]{64}");
        Query withoutClass = new Query();
        withoutClass.fields().exclude("_class");
        assertThat(mongo.find(withoutClass, Document.class, "api_keys"))
                .containsExactly(new Document("_id", parts[1])
                        .append("name", "shop")
                        .append("scope", "ingest")
                        .append("hash", issued.key().hash())
                        .append("created_by", "root")
                        .append("created_at", Date.from(START)));
        assertThat(issued.key().hash()).matches("[0-9a-f]{64}").isNotEqualTo(parts[2]);
    }

    @Test
    void authenticatesUntilItIsRevoked() {
        boolean before = authentication.authenticate(issued.text()).isPresent();

        keys.revoke(issued.key().id(), ROOT);

        assertThat(before).isTrue();
        assertThat(authentication.authenticate(issued.text())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xk_%s_wrong", "xk_none_%s", "xk_%s_", "xk_%s", "xk_%s_a_b", "%s", ""})
    void refusesWrongKeys(String format) {
        assertThat(authentication.authenticate(format.formatted(issued.key().id())))
                .isEmpty();
    }

    @Test
    void recordsItsUseOnceAMinute() {
        authentication.authenticate(issued.text());
        clock.advance(Duration.ofSeconds(59));
        authentication.authenticate(issued.text());
        Instant afterAMinute = lastUsedAt();
        clock.advance(Duration.ofSeconds(2));
        authentication.authenticate(issued.text());

        assertThat(afterAMinute).isEqualTo(START);
        assertThat(lastUsedAt()).isEqualTo(START.plusSeconds(61));
    }

    private Instant lastUsedAt() {
        return mongo.findById(issued.key().id(), Document.class, "api_keys")
                .getDate("last_used_at")
                .toInstant();
    }
}
