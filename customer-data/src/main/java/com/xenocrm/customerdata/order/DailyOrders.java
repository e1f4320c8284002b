package com.xenocrm.customerdata.order;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.customerdata.customer.Amounts;
import com.xenocrm.kit.paging.DaySpan;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.ne;

/** Counts completed orders by the day of their date. */
public final class DailyOrders {

    private static final String ORDERS = "orders";
    private static final String PRICES = "prices";
    private static final String REFUNDS = "refunds";

    private final MongoOperations mongo;

    public DailyOrders(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Returns one row for each day; orders refunded in full do not count. */
    public List<Day> of(DaySpan span) {
        Map<String, Document> found = new HashMap<>();
        mongo.getCollection(OrderFields.COLLECTION)
                .aggregate(List.of(
                        match(and(
                                gte(OrderFields.ORDER_DATE, Date.from(span.start())),
                                eq(OrderFields.STATUS, "completed"),
                                ne(OrderFields.REFUNDED_IN_FULL, true))),
                        group(
                                new Document(
                                        "$dateToString",
                                        new Document("format", "%Y-%m-%d")
                                                .append("date", "$" + OrderFields.ORDER_DATE)),
                                sum(ORDERS, ifCounted(1)),
                                sum(PRICES, ifCounted("$" + OrderFields.TOTAL_PRICE)),
                                sum(REFUNDS, ifCounted("$" + OrderFields.REFUNDED_AMOUNT)))))
                .forEach(day -> found.put(day.getString("_id"), day));
        return span.rows(day -> row(day, found.getOrDefault(day.toString(), new Document())));
    }

    /** Returns the value for an order that {@link StoredOrder#counts() counts}, else 0. */
    private static Document ifCounted(Object value) {
        Document refunded = new Document("$ifNull", List.of("$" + OrderFields.REFUNDED_AMOUNT, 0));
        Document isKept = new Document(
                "$or",
                List.of(
                        new Document("$eq", List.of(refunded, 0)),
                        new Document("$lt", List.of(refunded, "$" + OrderFields.TOTAL_PRICE))));
        return new Document("$cond", List.of(isKept, value, 0));
    }

    private static Day row(LocalDate day, Document sums) {
        BigDecimal revenue = amount(sums.get(PRICES)).subtract(amount(sums.get(REFUNDS)));
        return new Day(day, ((Number) sums.get(ORDERS, 0)).intValue(), Amounts.shown(revenue));
    }

    private static BigDecimal amount(@Nullable Object sum) {
        return sum == null ? BigDecimal.ZERO : new BigDecimal(sum.toString());
    }

    /**
     * Orders of one day.
     *
     * @param revenue prices less refunds
     */
    public record Day(LocalDate day, int orders, BigDecimal revenue) {}
}
