package com.xenocrm.customerdata.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Date;
import java.util.List;

import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.CustomerFields;
import com.xenocrm.contracts.OrderFields;

/**
 * A customer's statistics as its orders give them: only completed ones count, less what was paid back of them. Without
 * any order, what the shop reported with the customer holds.
 */
final class Statistics {

    private static final String COMPLETED = "completed";

    private Statistics() {}

    /** The update that writes them. */
    static Document update(List<Document> orders, @Nullable Document reported) {
        return orders.isEmpty() ? ofReport(reported == null ? new Document() : reported) : ofOrders(orders);
    }

    /** Whether the customer's statistics are those of somebody without any order. */
    static boolean areAsReported(Document customer) {
        Document update = update(List.of(), customer.get(CustomerFields.REPORTED, Document.class));
        return update.get("$set", Document.class).entrySet().stream()
                        .allMatch(entry -> entry.getValue().equals(customer.get(entry.getKey())))
                && update.get("$unset", new Document()).keySet().stream().noneMatch(customer::containsKey);
    }

    private static Document ofOrders(List<Document> orders) {
        BigDecimal total = BigDecimal.ZERO;
        int visits = 0;
        Instant first = null;
        Instant last = null;
        for (Document order : orders) {
            if (COMPLETED.equals(order.getString(OrderFields.STATUS))) {
                total = total.add(amount(order, OrderFields.TOTAL_PRICE))
                        .subtract(amount(order, OrderFields.REFUNDED_AMOUNT));
                visits++;
                Instant date = order.getDate(OrderFields.ORDER_DATE).toInstant();
                first = first == null || date.isBefore(first) ? date : first;
                last = last == null || date.isAfter(last) ? date : last;
            }
        }
        BigDecimal average = visits == 0 ? null : total.divide(BigDecimal.valueOf(visits), RoundingMode.HALF_UP);
        return update(new Decimal128(total), visits, last, first, average == null ? null : new Decimal128(average));
    }

    private static BigDecimal amount(Document order, String field) {
        return order.get(field, Decimal128.POSITIVE_ZERO).bigDecimalValue();
    }

    private static Document ofReport(Document reported) {
        Date lastActive = reported.getDate(CustomerFields.LAST_ACTIVE_AT);
        return update(
                reported.get(CustomerFields.TOTAL_SPEND, new Decimal128(0)),
                reported.get(CustomerFields.VISITS_COUNT, 0),
                lastActive == null ? null : lastActive.toInstant(),
                null,
                null);
    }

    private static Document update(
            Decimal128 total,
            int visits,
            @Nullable Instant last,
            @Nullable Instant first,
            @Nullable Decimal128 average) {
        Document set = new Document(CustomerFields.TOTAL_SPEND, total).append(CustomerFields.VISITS_COUNT, visits);
        Document unset = new Document();
        put(set, unset, CustomerFields.LAST_ACTIVE_AT, last);
        put(set, unset, CustomerFields.FIRST_ORDER_AT, first);
        put(set, unset, CustomerFields.AVG_ORDER_VALUE, average);
        Document update = new Document("$set", set);
        return unset.isEmpty() ? update : update.append("$unset", unset);
    }

    private static void put(Document set, Document unset, String field, @Nullable Object value) {
        if (value == null) {
            unset.append(field, "");
        } else {
            set.append(field, value);
        }
    }
}
