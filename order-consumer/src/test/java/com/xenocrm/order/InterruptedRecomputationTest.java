package com.xenocrm.order;

import java.util.List;
import java.util.Set;

import com.mongodb.client.MongoClient;
import org.bson.Document;
import org.junit.jupiter.api.Test;

import com.xenocrm.contracts.message.CustomerRecorded;

import static org.assertj.core.api.Assertions.assertThat;

class InterruptedRecomputationTest extends StatisticsWorld {

    @Test
    void overrulesARecomputeUnderWayThoughTheFiguresLookRight() {
        customerExists("ann");
        MONGO.getCollection("customers")
                .updateOne(new Document("_id", id("ann")), new Document("$set", new Document("statistics_fence", "x")));

        customers.accept(List.of(new CustomerRecorded(List.of(email("ann")))));

        assertThat(stored("ann").getString("statistics_fence")).isNotEqualTo("x");
    }

    @Test
    void takesOrdersFromOthersThoughAnotherConsumerRecomputesTheCustomerWhoIsNew() {
        customerExists("ann");
        accept("""
                {"order_id": "%1$s-1", "customer_id": "bob-%1$s", "email": "ann-%1$s@example.com", "products": [],
                 "total_price": 10.00, "order_date": "2026-03-01T00:00:00Z", "status": "COMPLETED", "version": 1}""");
        customerExists("bob");

        try (MongoClient overtaken = afterItsFirst(
                "update",
                () -> MONGO.getCollection("customers")
                        .updateOne(
                                new Document("_id", id("bob")),
                                new Document("$set", new Document("statistics_fence", "another's"))))) {
            statistics(overtaken).customersChanged(Set.of(email("bob")));
        }

        assertThat(statisticsOf("ann")).isEqualTo(new Expected("0", 0, null));
        assertThat(stored("bob").getString("statistics_fence")).isEqualTo("another's");
    }

    @Test
    void goesByTheNamesReadLastWhenACustomerIsRenamedInTheMiddle() {
        customerExists("ann");
        rename("ann", new Document("customer_id", "old-" + run));
        accept("""
                {"order_id": "%1$s-1", "customer_id": "old-%1$s", "products": [], "total_price": 10.00,
                 "order_date": "2026-03-01T00:00:00Z", "status": "COMPLETED", "version": 1}""");

        Document names = new Document("customer_id", "new-" + run).append("former_customer_ids", List.of("old-" + run));
        try (MongoClient overtaken = afterItsFirst("find", () -> rename("ann", names))) {
            statistics(overtaken).ordersChanged(Set.of(email("ann"), "new-" + run, "old-" + run));
        }

        assertThat(statisticsOf("ann")).isEqualTo(new Expected("0", 0, null));
    }
}
