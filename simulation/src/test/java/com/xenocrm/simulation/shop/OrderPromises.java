package com.xenocrm.simulation.shop;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import de.bwaldvogel.mongo.bson.Document;

import com.xenocrm.contracts.message.OrderReceived.Order;
import com.xenocrm.contracts.message.OrderReceived.OrderStatus;
import com.xenocrm.simulation.history.Violation;
import com.xenocrm.simulation.world.World;

/** No order is lost; each is what its newest record says, with the largest refund of all. */
final class OrderPromises {

    private final World world;
    private final Ledger ledger;

    OrderPromises(World world, Ledger ledger) {
        this.world = world;
        this.ledger = ledger;
    }

    void check() {
        Map<String, List<Order>> records = ledger.orders().stream().collect(Collectors.groupingBy(Order::orderId));
        Map<Object, Document> stored =
                world.database().all("orders").collect(Collectors.toMap(order -> order.get("_id"), order -> order));
        records.forEach((id, all) -> {
            Document order = stored.get(id);
            if (order == null) {
                broken("no order is lost", id + " was accepted " + all);
            } else {
                check(order, all);
            }
        });
    }

    private void check(Document order, List<Order> records) {
        Order newest =
                records.stream().max(Comparator.comparingLong(Order::version)).orElseThrow();
        Order oldest =
                records.stream().min(Comparator.comparingLong(Order::version)).orElseThrow();
        BigDecimal refund = records.stream()
                .map(OrderPromises::refund)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Map<String, Object> expected = new TreeMap<>();
        expected.put("customer_id", String.valueOf(newest.customerId()));
        expected.put("email", String.valueOf(newest.email()));
        expected.put("total_price", newest.totalPrice());
        expected.put("status", newest.status().name().toLowerCase(Locale.ROOT));
        expected.put("order_date", newest.orderDate());
        expected.put("refund", refund);
        expected.put("in full", records.stream().anyMatch(OrderPromises::isInFull));
        expected.put("version", newest.version());
        expected.put("created_at", Values.time(oldest.version()));
        Map<String, Object> found = new TreeMap<>();
        found.put("customer_id", String.valueOf(order.get("customer_id")));
        found.put("email", String.valueOf(order.get("email")));
        found.put("total_price", Values.amount(order.get("total_price")));
        found.put("status", order.get("status"));
        found.put("order_date", order.get("order_date"));
        found.put("refund", Values.amount(order.get("refunded_amount")));
        found.put("in full", Boolean.TRUE.equals(order.get("refunded_in_full")));
        found.put("version", order.get("version"));
        found.put("created_at", order.get("created_at"));
        if (!found.equals(expected)) {
            broken("an order is its newest record", order.get("_id") + " is " + found + " and should be " + expected);
        }
        List<String> names = new ArrayList<>(Stream.of(newest.customerId(), newest.email())
                .filter(Objects::nonNull)
                .toList());
        names.removeAll(Values.texts(order.get("customer_refs")));
        if (!names.isEmpty()) {
            broken("an order is its newest record", order.get("_id") + " is not found by " + names);
        }
    }

    private static BigDecimal refund(Order order) {
        return order.status() == OrderStatus.REFUNDED
                ? order.totalPrice()
                : Objects.requireNonNullElse(order.refundedAmount(), BigDecimal.ZERO);
    }

    private static boolean isInFull(Order order) {
        return order.status() == OrderStatus.REFUNDED || refund(order).compareTo(order.totalPrice()) >= 0;
    }

    private void broken(String promise, String message) {
        world.broken(new Violation(promise, message));
    }
}
