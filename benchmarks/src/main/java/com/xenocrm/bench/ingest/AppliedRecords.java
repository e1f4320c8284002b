package com.xenocrm.bench.ingest;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.BooleanSupplier;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.bson.types.Decimal128;

import com.xenocrm.local.console.CommandFailure;
import com.xenocrm.local.process.Polling;

import static com.mongodb.client.model.Projections.include;

/** Waits for records to arrive in the database. */
final class AppliedRecords {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final MongoCollection<Document> customers;
    private final MongoCollection<Document> orders;

    AppliedRecords(MongoDatabase database) {
        this.customers = database.getCollection("customers");
        this.orders = database.getCollection("orders");
    }

    void clear() {
        orders.deleteMany(new Document());
        customers.deleteMany(new Document());
    }

    /** Returns when this number of customers is stored. */
    void awaitCustomers(int count) {
        await("customers", () -> customers.estimatedDocumentCount() >= count);
    }

    /** Returns when this number of orders is stored. */
    void awaitOrders(int count) {
        await("orders", () -> orders.estimatedDocumentCount() >= count);
    }

    /** Returns when the customers' statistics contain all orders. */
    void awaitStatistics(BigDecimal spend) {
        await("statistics", () -> spent().compareTo(spend) == 0);
    }

    private BigDecimal spent() {
        BigDecimal spent = BigDecimal.ZERO;
        for (Document customer : customers.find().projection(include("total_spend"))) {
            spent = spent.add(customer.get("total_spend", new Decimal128(0)).bigDecimalValue());
        }
        return spent;
    }

    private static void await(String what, BooleanSupplier done) {
        if (!Polling.until(PATIENCE, BETWEEN_LOOKS, done)) {
            throw new CommandFailure("The " + what + " are not applied after " + PATIENCE);
        }
    }
}
