package com.xenocrm.customerdata.statistics;

import java.time.LocalDate;
import java.util.stream.Stream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.kit.paging.DaySpan;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

class DailyCustomersTest {

    private static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    private static final MongoTemplate MONGO = new MongoTemplate(CLIENT, TestMongo.newDatabase("daily_customers"));

    @AfterAll
    static void disconnect() {
        CLIENT.close();
    }

    @Test
    void countsAllActiveAndNewCustomers() {
        Stream.of(
                        "{_id: 'old', created_at: {$date: '2026-10-01T00:00:00Z'}, last_active_at: {$date: '2026-11-02T00:00:00Z'}}",
                        "{_id: 'new', created_at: {$date: '2026-11-01T23:00:00Z'}, last_active_at: {$date: '2026-10-31T00:00:00Z'}}",
                        "{_id: 'newer', created_at: {$date: '2026-11-02T01:00:00Z'}}")
                .forEach(json -> MONGO.getCollection("customers").insertOne(Document.parse(json)));

        var figures =
                new DailyCustomers(MONGO).of(new DaySpan(LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-02")));

        assertThat(figures)
                .hasToString(
                        "Figures[total=3, active=1, days=[Day[day=2026-11-01, created=1], Day[day=2026-11-02, created=1]]]");
    }
}
