package com.xenocrm.simulation.shop;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import de.bwaldvogel.mongo.bson.Document;

import com.xenocrm.simulation.history.Violation;
import com.xenocrm.simulation.world.World;

/** Promises of customers and orders. */
public final class ShopPromises {

    private final World world;
    private final Map<String, Seen> seen = new HashMap<>();

    public ShopPromises(World world) {
        this.world = world;
    }

    /** Checks what a write to a collection may have broken. */
    public void written(String collection) {
        switch (collection) {
            case "customers" -> {
                checkProgress(collection);
                checkIdentifiers();
            }
            case "orders" -> checkProgress(collection);
            default -> {}
        }
    }

    /** Checks what holds once everything is quiet. */
    public void check(Theme theme, Ledger ledger, Parking parking) {
        new CustomerPromises(world, theme, ledger, parking).check();
        new OrderPromises(world, ledger).check();
        new StatisticsPromises(world).check();
    }

    /** No document is lost, and none goes back to an older record. */
    private void checkProgress(String collection) {
        Map<String, Seen> now = new HashMap<>();
        world.database().all(collection).forEach(each -> now.put(collection + " " + each.get("_id"), Seen.of(each)));
        seen.forEach((name, before) -> {
            if (name.startsWith(collection + " ")) {
                Seen after = now.get(name);
                if (after == null) {
                    broken("nothing is lost", name + " is gone");
                } else if (after.version < before.version || after.refund.compareTo(before.refund) < 0) {
                    broken("the newer record wins", name + " went from " + before + " to " + after);
                }
            }
        });
        seen.putAll(now);
    }

    private void checkIdentifiers() {
        Set<Object> identifiers = new HashSet<>();
        world.database().all("customers").forEach(customer -> {
            for (String field : new String[] {"email", "customer_id"}) {
                Object value = customer.get(field);
                if (value != null && !identifiers.add(value)) {
                    broken("nobody shares an identifier", "two customers have the " + field + " " + value);
                }
            }
        });
    }

    private void broken(String promise, String message) {
        world.broken(new Violation(promise, message));
    }

    /** Values that may only grow. */
    private record Seen(long version, BigDecimal refund) {

        static Seen of(Document document) {
            return new Seen((Long) document.get("version"), Values.amount(document.get("refunded_amount")));
        }
    }
}
