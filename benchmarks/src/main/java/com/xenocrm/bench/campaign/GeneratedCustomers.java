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

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.CustomerFields;

/** Generated customers that are written directly to the database. */
final class GeneratedCustomers {

    /** Matches all customers. */
    static final Map<String, Object> ALL =
            Map.of("all", List.of(Map.of("field", "total_spend", "operator", ">=", "value", 0)));

    private static final int BULK = 5_000;
    private static final int SPENDINGS = 1_000;
    private static final int VISITS = 30;

    private final MongoCollection<Document> customers;

    GeneratedCustomers(MongoDatabase database) {
        this.customers = database.getCollection(CollectionNames.CUSTOMERS);
    }

    /** Replaces all customers. */
    void replaceAll(int count) {
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
                .append(CustomerFields.CUSTOMER_ID, id)
                .append(CustomerFields.EMAIL, id + "@crowd.example")
                .append(CustomerFields.NAME, "Customer " + number)
                .append(CustomerFields.TOTAL_SPEND, new Decimal128(BigDecimal.valueOf(number % SPENDINGS)))
                .append(CustomerFields.VISITS_COUNT, number % VISITS)
                .append(CustomerFields.TAGS, List.of("crowd"))
                .append(CustomerFields.CREATED_AT, Date.from(Instant.EPOCH));
    }
}
