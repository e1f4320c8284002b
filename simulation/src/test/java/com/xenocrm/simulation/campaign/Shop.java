package com.xenocrm.simulation.campaign;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import org.bson.Document;
import org.bson.types.Decimal128;

import com.xenocrm.simulation.database.Database;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.set;

/** The shop's customers, as other services store them. */
public final class Shop {

    private static final Instant BEFORE = Instant.parse("2026-01-01T00:00:00Z");
    private static final int CHANGING = 1_000;

    private final Set<Integer> changed = new HashSet<>();
    private int added;

    /** Adds the customers of the beginning. */
    public void open(int customers) {
        customers().createIndex(ascending("email"), new IndexOptions().unique(true));
        for (int number = 0; number < customers; number++) {
            customers().insertOne(customer(number, BEFORE));
        }
    }

    public static String id(int number) {
        return "customer-%04d".formatted(number);
    }

    public static String email(int number) {
        return "c%04d@shop.example".formatted(number);
    }

    /** Makes a customer match the rule no more. */
    void change(int number) {
        changed.add(number);
        customers().updateOne(eq("_id", id(number)), set("visits_count", 0));
    }

    void erase(int number) {
        changed.add(number);
        customers().deleteOne(eq("_id", id(number)));
    }

    /** Adds a customer whose identifier is between those of others, or after all. */
    void add(int after, Instant now) {
        added++;
        int number = CHANGING + after * 10 + added;
        customers().insertOne(customer(number, now).append("_id", id(after) + "-" + added));
    }

    /** Tells whether the customer was there, and matched the rule, all the time. */
    public boolean isUnchanged(int number) {
        return !changed.contains(number);
    }

    private static Document customer(int number, Instant createdAt) {
        return new Document("_id", id(number))
                .append("name", "Customer " + number)
                .append("email", email(number))
                .append("total_spend", new Decimal128(BigDecimal.TEN))
                .append("visits_count", 1)
                .append("version", 1L)
                .append("created_at", Date.from(createdAt));
    }

    private static MongoCollection<Document> customers() {
        return Database.mongo().getCollection("customers");
    }
}
