package com.xenocrm.customerdata.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Date;
import java.util.List;

import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

import com.xenocrm.customerdata.customer.CustomerFields;
import com.xenocrm.customerdata.order.StoredOrder;

/** Update of a customer's statistics: computed from orders, or the reported figures if there are none. */
final class Statistics {

    private Statistics() {}

    /** Returns the update that writes the statistics. */
    static Document update(List<StoredOrder> orders, @Nullable Document reported) {
        return orders.isEmpty() ? ofReport(reported == null ? new Document() : reported) : ofOrders(orders);
    }

    /** Returns whether the customer has the statistics of a customer without orders. */
    static boolean areAsReported(Document customer) {
        Document update = update(List.of(), customer.get(CustomerFields.REPORTED, Document.class));
        return update.get("$set", Document.class).entrySet().stream()
                        .allMatch(entry -> entry.getValue().equals(customer.get(entry.getKey())))
                && update.get("$unset", new Document()).keySet().stream().noneMatch(customer::containsKey);
    }

    private static Document ofOrders(List<StoredOrder> orders) {
        BigDecimal total = BigDecimal.ZERO;
        int visits = 0;
        Instant first = null;
        Instant last = null;
        for (StoredOrder order : orders) {
            if (order.counts()) {
                total = total.add(order.paid());
                visits++;
                Instant date = order.date();
                first = first == null || date.isBefore(first) ? date : first;
                last = last == null || date.isAfter(last) ? date : last;
            }
        }
        BigDecimal average = visits == 0 ? null : total.divide(BigDecimal.valueOf(visits), RoundingMode.HALF_UP);
        return update(new Decimal128(total), visits, last, first, average == null ? null : new Decimal128(average));
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
