package com.xenocrm.bench.campaign;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.bson.types.Decimal128;

/** Generated customers that are written directly to the database. */
public final class GeneratedCustomers {

    /** Matches all customers. */
    public static final Map<String, Object> ALL =
            Map.of("all", List.of(Map.of("field", "total_spend", "operator", ">=", "value", 0)));

    private static final int BULK = 5_000;
    private static final int SPENDINGS = 1_000;
    private static final int VISITS = 30;

    private final MongoCollection<Document> customers;

    public GeneratedCustomers(MongoDatabase database) {
        this.customers = database.getCollection("customers");
    }

    /** Replaces all customers. */
    public void replaceAll(int count) {
        customers.deleteMany(new Document());
        for (int from = 0; from < count; from += BULK) {
            customers.insertMany(IntStream.range(from, Math.min(from + BULK, count))
                    .mapToObj(GeneratedCustomers::customer)
                    .toList());
        }
    }

    private static Document customer(int number) {
        String id = "c%07d".formatted(number);
        return new Document("_id", id)
                .append("customer_id", id)
                .append("email", id + "@crowd.example")
                .append("name", "Customer " + number)
                .append("total_spend", new Decimal128(BigDecimal.valueOf(number % SPENDINGS)))
                .append("visits_count", number % VISITS)
                .append("tags", List.of("crowd"))
                .append("created_at", Date.from(Instant.EPOCH));
    }
}
