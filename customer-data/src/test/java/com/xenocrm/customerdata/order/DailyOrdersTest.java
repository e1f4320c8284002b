package com.xenocrm.customerdata.order;

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

class DailyOrdersTest {

    private static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    private static final MongoTemplate MONGO = new MongoTemplate(CLIENT, TestMongo.newDatabase("daily_orders"));

    @AfterAll
    static void disconnect() {
        CLIENT.close();
    }

    @Test
    void countsCompletedOrdersLessRefundsByDay() {
        Stream.of(
                        "{_id: 'before', status: 'completed', total_price: {$numberDecimal: '9'}, order_date: {$date: '2026-10-31T23:59:59Z'}}",
                        "{_id: 'first', status: 'completed', total_price: {$numberDecimal: '10.10'}, order_date: {$date: '2026-11-01T00:00:00Z'}}",
                        "{_id: 'part', status: 'completed', total_price: {$numberDecimal: '20'}, refunded_amount: {$numberDecimal: '5.05'}, order_date: {$date: '2026-11-01T12:00:00Z'}}",
                        "{_id: 'full', status: 'completed', total_price: {$numberDecimal: '7'}, refunded_amount: {$numberDecimal: '7'}, order_date: {$date: '2026-11-01T12:00:00Z'}}",
                        "{_id: 'edited', status: 'completed', total_price: {$numberDecimal: '9'}, refunded_amount: {$numberDecimal: '7'}, refunded_in_full: true, order_date: {$date: '2026-11-01T12:00:00Z'}}",
                        "{_id: 'less', status: 'completed', total_price: {$numberDecimal: '40'}, refunded_amount: {$numberDecimal: '50'}, order_date: {$date: '2026-11-01T12:00:00Z'}}",
                        "{_id: 'free', status: 'completed', total_price: {$numberDecimal: '0'}, order_date: {$date: '2026-11-03T12:00:00Z'}}",
                        "{_id: 'open', status: 'pending', total_price: {$numberDecimal: '8'}, order_date: {$date: '2026-11-03T12:00:00Z'}}")
                .forEach(json -> MONGO.getCollection("orders").insertOne(Document.parse(json)));

        var days = new DailyOrders(MONGO).of(new DaySpan(LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-03")));

        assertThat(days)
                .map(DailyOrders.Day::toString)
                .containsExactly(
                        "Day[day=2026-11-01, orders=2, revenue=25.05]",
                        "Day[day=2026-11-02, orders=0, revenue=0.00]",
                        "Day[day=2026-11-03, orders=1, revenue=0.00]");
    }
}
