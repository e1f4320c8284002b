package com.xenocrm.simulation.shop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

import com.xenocrm.simulation.history.Violation;
import com.xenocrm.simulation.world.World;

/** Statistics are a fold over the orders of the customer, or the reported figures where there are none. */
public final class StatisticsPromises {

    private final World world;

    public StatisticsPromises(World world) {
        this.world = world;
    }

    /** Checks all customers. */
    public void check() {
        List<Document> customers = world.database().all("customers").toList();
        Map<Object, List<Document>> orders = new HashMap<>();
        world.database()
                .all("orders")
                .forEach(order -> orders.computeIfAbsent(owner(order, customers), _ -> new ArrayList<>())
                        .add(order));
        customers.forEach(customer -> check(customer, orders.getOrDefault(customer.get("_id"), List.of())));
    }

    /** The customer with the identifier that the order names, else with this {@code _id}, else with its address. */
    private static @Nullable Object owner(Document order, List<Document> customers) {
        Object named = order.get("customer_id");
        Object email = order.get("email");
        return customers.stream()
                .filter(customer -> named != null && named.equals(customer.get("customer_id")))
                .findFirst()
                .or(() -> customers.stream()
                        .filter(customer -> named != null && named.equals(customer.get("_id")))
                        .findFirst())
                .or(() -> customers.stream()
                        .filter(customer -> email != null && email.equals(customer.get("email")))
                        .findFirst())
                .map(customer -> customer.get("_id"))
                .orElse(null);
    }

    private void check(Document customer, List<Document> orders) {
        List<Document> counted =
                orders.stream().filter(StatisticsPromises::counts).toList();
        BigDecimal total = counted.stream()
                .map(order ->
                        Values.amount(order.get("total_price")).subtract(Values.amount(order.get("refunded_amount"))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Instant> dates = counted.stream()
                .map(order -> (Instant) order.get("order_date"))
                .sorted(Comparator.naturalOrder())
                .toList();
        Figures expected = orders.isEmpty()
                ? reported(customer)
                : new Figures(
                        total.stripTrailingZeros(),
                        counted.size(),
                        dates.isEmpty() ? null : dates.getLast(),
                        dates.isEmpty() ? null : dates.getFirst(),
                        counted.isEmpty()
                                ? null
                                : total.divide(BigDecimal.valueOf(counted.size()), RoundingMode.HALF_UP)
                                        .stripTrailingZeros());
        Figures stored = stored(customer);
        if (!stored.equals(expected)) {
            world.broken(new Violation(
                    "statistics are a fold over the orders",
                    customer.get("_id") + " has " + stored + ", but the orders " + orders + " make " + expected));
        }
    }

    private static boolean counts(Document order) {
        BigDecimal refund = Values.amount(order.get("refunded_amount"));
        boolean isRefunded = Boolean.TRUE.equals(order.get("refunded_in_full"))
                || (refund.signum() > 0 && refund.compareTo(Values.amount(order.get("total_price"))) >= 0);
        return "completed".equals(order.get("status")) && !isRefunded;
    }

    private static Figures reported(Document customer) {
        Object visits = Values.at(customer, "reported.visits_count");
        return new Figures(
                Values.amount(Values.at(customer, "reported.total_spend")).stripTrailingZeros(),
                visits == null ? 0 : (Integer) visits,
                (Instant) Values.at(customer, "reported.last_active_at"),
                null,
                null);
    }

    private static Figures stored(Document customer) {
        Object average = customer.get("avg_order_value");
        return new Figures(
                Values.amount(customer.get("total_spend")).stripTrailingZeros(),
                Objects.requireNonNullElse((Integer) customer.get("visits_count"), -1),
                (Instant) customer.get("last_active_at"),
                (Instant) customer.get("first_order_at"),
                average == null ? null : Values.amount(average).stripTrailingZeros());
    }

    private record Figures(
            BigDecimal total,
            int visits,
            @Nullable Instant last,
            @Nullable Instant first,
            @Nullable BigDecimal average) {}
}
