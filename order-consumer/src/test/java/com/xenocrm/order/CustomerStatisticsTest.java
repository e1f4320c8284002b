package com.xenocrm.order;

import java.time.Instant;
import java.util.Date;
import java.util.List;

import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.xenocrm.contracts.message.CustomerRecorded;
import com.xenocrm.contracts.message.OrderReceived.OrderStatus;

import static org.assertj.core.api.Assertions.assertThat;

class CustomerStatisticsTest extends StatisticsWorld {

    @Test
    void countsCompletedOrdersOnly() {
        customerExists("ann");

        accept(
                order("1", "ann", "10.00", OrderStatus.COMPLETED, 1),
                order("2", "ann", "5.05", OrderStatus.COMPLETED, 2));
        accept(order("3", "ann", "99.00", OrderStatus.CANCELLED, 3));

        assertThat(statisticsOf("ann")).isEqualTo(new Expected("15.05", 2, "7.53"));
    }

    @Test
    void countsAnOrderThatCameBeforeItsCustomer() {
        accept(order("1", "late", "10.00", OrderStatus.COMPLETED, 1));
        customerExists("late");

        customers.accept(List.of(new CustomerRecorded(List.of(email("late")))));

        assertThat(statisticsOf("late")).isEqualTo(new Expected("10.00", 1, "10.00"));
    }

    @Test
    void letsReportedFiguresHoldUntilTheFirstOrder() {
        customerExists("ann");
        MONGO.getCollection("customers")
                .updateOne(
                        new Document("_id", id("ann")),
                        new Document(
                                "$set",
                                new Document("reported.total_spend", Decimal128.parse("70.00"))
                                        .append("reported.visits_count", 4)));

        customers.accept(List.of(new CustomerRecorded(List.of(email("ann")))));
        Expected before = statisticsOf("ann");
        accept(order("1", "ann", "10.00", OrderStatus.COMPLETED, 1));

        assertThat(before).isEqualTo(new Expected("70.00", 4, null));
        assertThat(statisticsOf("ann")).isEqualTo(new Expected("10.00", 1, "10.00"));
    }

    @Test
    void countsCompletedOrdersLessWhatWasPaidBack() {
        customerExists("ann");

        accept("""
                {"order_id": "%1$s-1", "email": "ann-%1$s@example.com", "products": [], "total_price": 100.00,
                 "order_date": "2026-03-01T00:00:00Z", "status": "COMPLETED", "refunded_amount": 25.50, "version": 1}""");
        accept("""
                {"order_id": "%1$s-2", "email": "ann-%1$s@example.com", "products": [], "total_price": 40.00,
                 "order_date": "2026-03-02T00:00:00Z", "status": "REFUNDED", "refunded_amount": 10.00, "version": 2}""");

        assertThat(statisticsOf("ann")).isEqualTo(new Expected("74.50", 1, "74.50"));
    }

    /** Tests records of one order in order of arrival: status, price, refund and version. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            COMPLETED 40 0 1                                        | 40 | 1
            COMPLETED 40 10 1                                       | 30 | 1
            COMPLETED 40 40 1                                       | 0  | 0
            REFUNDED 40 0 1                                         | 0  | 0
            REFUNDED 40 40 1                                        | 0  | 0
            COMPLETED 0 0 1                                         | 0  | 1
            COMPLETED 40 10 1, COMPLETED 40 0 2                     | 30 | 1
            COMPLETED 40 10 2, COMPLETED 40 0 1                     | 30 | 1
            COMPLETED 40 0 2, COMPLETED 40 10 1                     | 30 | 1
            COMPLETED 40 40 1, COMPLETED 40 0 2                     | 0  | 0
            REFUNDED 40 0 1, COMPLETED 40 0 2                       | 0  | 0
            COMPLETED 40 0 2, REFUNDED 40 0 1                       | 0  | 0
            COMPLETED 40 10 1, COMPLETED 40 25 2, COMPLETED 40 10 3 | 15 | 1
            CANCELLED 40 0 1, COMPLETED 40 0 2                      | 40 | 1
            COMPLETED 40 40 1, COMPLETED 50 0 2                     | 0  | 0
            COMPLETED 50 0 2, COMPLETED 40 40 1                     | 0  | 0
            REFUNDED 40 0 1, COMPLETED 50 0 2                       | 0  | 0
            """)
    void countsTheLargestRefundOfAnOrder(String records, String spend, int visits) {
        customerExists("ann");

        for (String each : records.split(", ", -1)) {
            String[] part = each.split(" ", -1);
            String refund = part[2].equals("0") ? "" : "\"refunded_amount\": %s,".formatted(part[2]);
            accept("""
                    {"order_id": "%%1$s-1", "email": "ann-%%1$s@example.com", "products": [], "total_price": %s, %s
                     "order_date": "2026-03-01T00:00:00Z", "status": "%s", "version": %s}""".formatted(part[1], refund, part[0], part[3]));
        }

        Document ann = stored("ann");
        assertThat(ann.get("total_spend", Decimal128.class).bigDecimalValue()).isEqualByComparingTo(spend);
        assertThat(ann.getInteger("visits_count")).isEqualTo(visits);
        assertThat(ann.containsKey("last_active_at")).isEqualTo(visits > 0);
    }

    @Test
    void storesAnOrderAsItsNewestRecordSaysAndTheEarliestTimeOfAcceptance() {
        accept("""
                {"order_id": "%1$s-1", "customer_id": "ann-%1$s", "email": "ann-%1$s@example.com", "total_price": 100.00,
                 "products": [{"product_id": "p", "name": "Lamp", "quantity": 2, "price": 50.00}],
                 "order_date": "2026-03-01T00:00:00Z", "status": "COMPLETED", "refunded_amount": 25.50,
                 "attributes": {"channel": "web"}, "version": 3000000}""");
        Document once = storedOrder("1");
        accept("""
                {"order_id": "%1$s-1", "customer_id": "bob-%1$s", "products": [], "total_price": 1.00,
                 "order_date": "2026-03-01T00:00:00Z", "status": "PENDING", "version": 1000000}""");
        Document afterAnOlder = storedOrder("1");
        accept("""
                {"order_id": "%1$s-1", "email": "bob-%1$s@example.com", "products": [], "total_price": 2.00,
                 "order_date": "2026-03-04T00:00:00Z", "status": "CANCELLED", "version": 4000000}""");

        assertThat(once).isEqualTo(Document.parse("""
                {"_id": "%1$s-1", "customer_id": "ann-%1$s", "email": "ann-%1$s@example.com",
                 "customer_refs": ["ann-%1$s", "ann-%1$s@example.com"],
                 "products": [{"product_id": "p", "name": "Lamp", "quantity": 2, "price": {"$numberDecimal": "50.00"}}],
                 "total_price": {"$numberDecimal": "100.00"}, "refunded_amount": {"$numberDecimal": "25.50"},
                 "order_date": {"$date": "2026-03-01T00:00:00Z"}, "status": "completed", "attributes": {"channel": "web"},
                 "version": {"$numberLong": "3000000"}, "created_at": {"$date": "1970-01-01T00:00:03Z"}}""".formatted(run)));
        assertThat(afterAnOlder).isEqualTo(once.append("created_at", Date.from(Instant.ofEpochSecond(1))));
        assertThat(storedOrder("1")).isEqualTo(Document.parse("""
                {"_id": "%1$s-1", "email": "bob-%1$s@example.com",
                 "customer_refs": ["ann-%1$s", "ann-%1$s@example.com", "bob-%1$s@example.com"], "products": [],
                 "total_price": {"$numberDecimal": "2.00"}, "order_date": {"$date": "2026-03-04T00:00:00Z"},
                 "status": "cancelled", "refunded_amount": {"$numberDecimal": "25.50"},
                 "version": {"$numberLong": "4000000"},
                 "created_at": {"$date": "1970-01-01T00:00:01Z"}}""".formatted(run)));
    }
}
