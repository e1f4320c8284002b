package com.xenocrm.kit.audit;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.kit.web.RequestIdFilter;
import com.xenocrm.testkit.TestClock;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AuditLogTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final Actor ANN = new Actor("u-1", "ann@example.com");

    @Test
    void writesWhoDidWhatToWhomAndWhen() {
        MongoTemplate mongo = mongo(TestMongo.uri("audit_" + UUID.randomUUID()));

        try (MDC.MDCCloseable _ = MDC.putCloseable(RequestIdFilter.KEY, "request-1")) {
            log(mongo).record("role_changed", ANN, "u-2", Map.of("role", "viewer"));
        }

        assertThat(mongo.findAll(Document.class, "audit_log")).singleElement().satisfies(entry -> {
            assertThat(entry.getString("_id")).matches("[0-9a-f]{32}");
            assertThat(entry)
                    .containsEntry("at", Date.from(NOW))
                    .containsEntry("actor_id", "u-1")
                    .containsEntry("actor_email", "ann@example.com")
                    .containsEntry("action", "role_changed")
                    .containsEntry("subject", "u-2")
                    .containsEntry("request_id", "request-1")
                    .containsEntry("details", new Document("role", "viewer"));
        });
    }

    @Test
    void stopsAnActionThatItCannotRecordButNotARefusal() {
        AuditLog cutOff = log(mongo("mongodb://localhost:1/audit?serverSelectionTimeoutMS=100"));

        assertThatThrownBy(() -> cutOff.record("key_created", ANN, "k-1", Map.of()))
                .isInstanceOf(DataAccessException.class);
        assertThatCode(() -> cutOff.recordRefusal("sign_in_refused", ANN, null, Map.of()))
                .doesNotThrowAnyException();
    }

    private static AuditLog log(MongoTemplate mongo) {
        return new AuditLog(mongo, new TestClock(NOW), IdGenerator.random());
    }

    private static MongoTemplate mongo(String uri) {
        return new MongoTemplate(new SimpleMongoClientDatabaseFactory(uri));
    }
}
