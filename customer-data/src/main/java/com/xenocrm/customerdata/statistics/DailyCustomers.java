package com.xenocrm.customerdata.statistics;

import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.customerdata.customer.CustomerFields;
import com.xenocrm.kit.paging.DaySpan;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.gte;

/** Counts customers: all, those active in a span of days, and new ones by day. */
public final class DailyCustomers {

    private static final String CREATED = "created";

    private final MongoOperations mongo;

    public DailyCustomers(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Returns the figures of a span. */
    public Figures of(DaySpan span) {
        MongoCollection<Document> customers = mongo.getCollection(CustomerFields.COLLECTION);
        Date start = Date.from(span.start());
        Map<String, Integer> created = new HashMap<>();
        customers
                .aggregate(List.of(
                        match(gte(CustomerFields.CREATED_AT, start)),
                        group(
                                new Document(
                                        "$dateToString",
                                        new Document("format", "%Y-%m-%d")
                                                .append("date", "$" + CustomerFields.CREATED_AT)),
                                sum(CREATED, 1))))
                .forEach(day -> created.put(day.getString("_id"), day.getInteger(CREATED)));
        return new Figures(
                customers.estimatedDocumentCount(),
                customers.countDocuments(gte(CustomerFields.LAST_ACTIVE_AT, start)),
                span.rows(day -> new Day(day, created.getOrDefault(day.toString(), 0))));
    }

    /**
     * Figures of a span.
     *
     * @param active customers whose last activity is in the span
     */
    public record Figures(long total, long active, List<Day> days) {}

    /** New customers of one day. */
    public record Day(LocalDate day, int created) {}
}
