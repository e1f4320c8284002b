package com.xenocrm.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.OrderReceived.Order;
import com.xenocrm.contracts.message.OrderReceived.OrderStatus;

/** Statistics of a customer: as stored, or computed directly from all customers and orders. */
record StatisticsByHand(
        String email,
        BigDecimal spend,
        int visits,
        @Nullable Instant last,
        @Nullable Instant first,
        @Nullable BigDecimal average) {

    static StatisticsByHand stored(Document customer) {
        Date last = customer.getDate("last_active_at");
        Date first = customer.getDate("first_order_at");
        Decimal128 average = customer.get("avg_order_value", Decimal128.class);
        return new StatisticsByHand(
                customer.getString("email"),
                customer.get("total_spend", new Decimal128(0)).bigDecimalValue().stripTrailingZeros(),
                customer.getInteger("visits_count", 0),
                last == null ? null : last.toInstant(),
                first == null ? null : first.toInstant(),
                average == null ? null : average.bigDecimalValue());
    }

    static List<StatisticsByHand> of(List<Document> customers, List<Order> records) {
        Map<String, Order> newest = new HashMap<>();
        records.stream()
                .sorted(Comparator.comparingLong(Order::version))
                .forEach(record -> newest.put(record.orderId(), record));
        Map<Document, List<Purchase>> byOwner = new HashMap<>();
        newest.values()
                .forEach(order -> owner(order, customers)
                        .ifPresent(owner -> byOwner.computeIfAbsent(owner, _ -> new ArrayList<>())
                                .add(new Purchase(order, refunded(order, records), inFull(order, records)))));
        return customers.stream()
                .map(customer -> of(customer, byOwner.getOrDefault(customer, List.of())))
                .toList();
    }

    private static Optional<Document> owner(Order order, List<Document> customers) {
        return Stream.of("customer_id", "_id", "email")
                .flatMap(name -> customers.stream()
                        .filter(customer -> customer.get(name) != null
                                && customer.get(name)
                                        .equals(name.equals("email") ? order.email() : order.customerId())))
                .findFirst();
    }

    /** Returns the largest refund in any record of the order. */
    private static BigDecimal refunded(Order order, List<Order> records) {
        return records.stream()
                .filter(record -> record.orderId().equals(order.orderId()))
                .map(record -> record.status() == OrderStatus.REFUNDED ? record.totalPrice() : record.refundedAmount())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO);
    }

    private static boolean inFull(Order order, List<Order> records) {
        return records.stream()
                .filter(record -> record.orderId().equals(order.orderId()))
                .anyMatch(record -> record.status() == OrderStatus.REFUNDED
                        || (record.refundedAmount() != null
                                && record.refundedAmount().signum() > 0
                                && record.refundedAmount().compareTo(record.totalPrice()) >= 0));
    }

    private static StatisticsByHand of(Document customer, List<Purchase> orders) {
        String email = customer.getString("email");
        if (orders.isEmpty()) {
            Document reported = customer.get("reported", new Document());
            BigDecimal spend = reported.get("total_spend", new Decimal128(0)).bigDecimalValue();
            return new StatisticsByHand(email, spend.stripTrailingZeros(), 0, null, null, null);
        }
        List<Purchase> counted = orders.stream().filter(Purchase::counts).toList();
        BigDecimal spend = counted.stream()
                .map(purchase -> purchase.order().totalPrice().subtract(purchase.refunded()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Instant> dates = counted.stream()
                .map(purchase -> purchase.order().orderDate())
                .sorted()
                .toList();
        return new StatisticsByHand(
                email,
                spend.stripTrailingZeros(),
                dates.size(),
                dates.isEmpty() ? null : dates.getLast(),
                dates.isEmpty() ? null : dates.getFirst(),
                dates.isEmpty() ? null : spend.divide(BigDecimal.valueOf(dates.size()), 2, RoundingMode.HALF_UP));
    }

    private record Purchase(Order order, BigDecimal refunded, boolean inFull) {

        boolean counts() {
            return order.status() == OrderStatus.COMPLETED
                    && !inFull
                    && (refunded.signum() == 0 || refunded.compareTo(order.totalPrice()) < 0);
        }
    }
}
