package com.xenocrm.kit.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

import com.xenocrm.contracts.AuditAction;
import com.xenocrm.kit.logging.RequestIdFilter;
import com.xenocrm.kit.paging.Cursor;
import com.xenocrm.kit.paging.PageRequest;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.testkit.TestClock;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AuditLogTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final Actor ANN = new Actor("u-1", "ann@example.com");

    private final TestClock clock = new TestClock(NOW);

    @Test
    void storesActorActionSubjectAndTime() {
        MongoTemplate mongo = database();

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
    void listsEntriesOfOneMillisecondInTheirOrder() {
        AuditLog log = log(database());
        IntStream.range(0, 50).forEach(number -> log.record("a-" + number, ANN, null, Map.of()));

        List<String> actions = walk(log, 7);

        assertThat(actions)
                .isEqualTo(IntStream.range(0, 50)
                        .mapToObj(number -> "a-" + (49 - number))
                        .toList());
    }

    @Test
    void listsEntriesOfReplicasByTheirClocks() {
        MongoTemplate mongo = database();
        AuditLog one = log(mongo);
        AuditLog other = log(mongo);
        for (int number = 0; number < 50; number++) {
            (number % 2 == 0 ? one : other).record("a-" + number, ANN, null, Map.of());
            clock.advance(Duration.ofNanos(1_000));
        }

        List<String> actions = walk(one, 7);

        assertThat(actions)
                .isEqualTo(IntStream.range(0, 50)
                        .mapToObj(number -> "a-" + (49 - number))
                        .toList());
    }

    @Test
    void listsEntriesInOrderAfterTheClockWentBack() {
        AuditLog log = log(database());
        log.record("first", ANN, null, Map.of());
        clock.advance(Duration.ofSeconds(-1));
        log.record("second", ANN, null, Map.of());

        List<String> actions = walk(log, 1);

        assertThat(actions).containsExactly("second", "first");
    }

    @Test
    void listsEveryEntryWithARandomIdentifierOnce() {
        MongoTemplate mongo = database();
        IdGenerator ids = IdGenerator.random();
        List<String> stored = IntStream.range(0, 20)
                .mapToObj(number -> mongo.insert(
                                new AuditEntry(ids.next(), NOW, "u-1", null, "old-" + number, null, null, Map.of()),
                                "audit_log")
                        .action())
                .toList();
        log(mongo).record("new", ANN, null, Map.of());

        List<String> actions = walk(log(mongo), 3);

        assertThat(actions).hasSize(21).contains("new").containsAll(stored);
        assertThat(walk(log(mongo), 4)).isEqualTo(actions);
    }

    @Test
    void stopsAnActionThatItCannotRecordButNotARefusal() {
        AuditLog cutOff = log(mongo("mongodb://localhost:1/audit?serverSelectionTimeoutMS=100"));

        assertThatThrownBy(() -> cutOff.record("key_created", ANN, "k-1", Map.of()))
                .isInstanceOf(DataAccessException.class);
        assertThatCode(() -> cutOff.recordRefusal(AuditAction.SIGN_IN_REFUSED, ANN, null, Map.of()))
                .doesNotThrowAnyException();
    }

    @Test
    void anonymousEntriesKeepNoReason() {
        MongoTemplate mongo = database();
        AuditLog log = log(mongo);
        log.record("a", new Actor("u", null), "kate@example.com", Map.of("reason", "Kate asked", "addresses", "1"));
        log.record("b", new Actor("u", null), "bob@example.com", Map.of("reason", "Bob asked"));

        log.anonymise(List.of("kate@example.com"), "erased-1");

        assertThat(details(log)).containsExactly(Map.of("addresses", "1"), Map.of("reason", "Bob asked"));
    }

    @Test
    void reasonsOfEarlierAnonymousEntriesAreRemoved() {
        MongoTemplate mongo = database();
        AuditLog log = log(mongo);
        log.record("a", new Actor("u", null), "erased-1", Map.of("reason", "Kate asked", "addresses", "1"));
        log.record("b", new Actor("u", null), "bob@example.com", Map.of("reason", "Bob asked"));

        AuditLog.removeReasons(mongo, "erased-");

        assertThat(details(log)).containsExactly(Map.of("addresses", "1"), Map.of("reason", "Bob asked"));
    }

    private static List<Map<String, String>> details(AuditLog log) {
        return log.about(List.of("erased-1", "bob@example.com")).stream()
                .map(AuditEntry::details)
                .toList();
    }

    private static List<String> walk(AuditLog log, int limit) {
        List<String> actions = new ArrayList<>();
        PageRequest page = PageRequest.of(limit, null);
        List<AuditEntry> found = log.page(page, AuditLog.Filter.NONE);
        while (found.size() > limit) {
            found.subList(0, limit).forEach(entry -> actions.add(entry.action()));
            AuditEntry last = found.get(limit - 1);
            page = new PageRequest(limit, new Cursor(last.at(), last.id()));
            found = log.page(page, AuditLog.Filter.NONE);
        }
        found.forEach(entry -> actions.add(entry.action()));
        return actions;
    }

    private AuditLog log(MongoTemplate mongo) {
        return new AuditLog(mongo, clock, IdGenerator.random());
    }

    private static MongoTemplate database() {
        return mongo(TestMongo.uri(TestMongo.newDatabase("audit")));
    }

    private static MongoTemplate mongo(String uri) {
        return new MongoTemplate(new SimpleMongoClientDatabaseFactory(uri));
    }
}
