package com.xenocrm.kit.paging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

import com.xenocrm.kit.web.Envelope;
import com.xenocrm.kit.web.Refusal;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PageRequestTest {

    private static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());

    private final MongoTemplate mongo = new MongoTemplate(CLIENT, TestMongo.newDatabase("paging"));

    @AfterAll
    static void disconnect() {
        CLIENT.close();
    }

    @Test
    void walksAListByIdentifierInBothDirections() {
        List<String> ids = List.of("%", ".", "/", "4711", "Ann", "a@b.example", "\u00fc");
        ids.forEach(id -> mongo.insert(new Document("_id", id), "rows"));

        assertThat(walk(page -> page.byId(new Criteria()), row -> Cursor.of(row.getString("_id"))))
                .isEqualTo(ids);
        assertThat(walk(page -> page.byIdDescending(new Criteria()), row -> Cursor.of(row.getString("_id"))))
                .isEqualTo(ids.reversed());
    }

    @Test
    void walksAListWhoseRowsHaveTheSameTime() {
        Instant at = Instant.parse("2026-11-01T10:00:00Z");
        IntStream.range(0, 5)
                .forEach(i -> mongo.insert(
                        new Document("_id", "u-" + i).append("at", i == 4 ? at.plusSeconds(1) : at), "rows"));

        List<String> seen = walk(
                page -> page.newestFirst(new Criteria(), "at"),
                row -> new Cursor(row.getDate("at").toInstant(), row.getString("_id")));

        assertThat(seen).containsExactly("u-4", "u-3", "u-2", "u-1", "u-0");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_001})
    void refusesALimitOutOfRange(int limit) {
        assertThatThrownBy(() -> PageRequest.of(limit, null)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "QW5u", "", "eApBbm4"})
    void refusesACursorOfAnotherKind(String cursor) {
        assertThatThrownBy(() -> PageRequest.of(1, cursor)).isInstanceOf(Refusal.class);
    }

    private List<String> walk(Function<PageRequest, Query> query, Function<Document, Cursor> cursor) {
        List<String> seen = new ArrayList<>();
        String next = null;
        do {
            PageRequest page = PageRequest.of(2, next);
            List<Document> found = mongo.find(query.apply(page), Document.class, "rows");
            Envelope<List<String>> answer = page.answer("Rows", found, null, cursor, row -> row.getString("_id"));
            seen.addAll(answer.data());
            next = answer.nextCursor();
        } while (next != null);
        return seen;
    }
}
