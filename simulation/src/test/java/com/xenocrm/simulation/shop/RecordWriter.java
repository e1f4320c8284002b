package com.xenocrm.simulation.shop;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.contracts.message.CustomerReceived.Patch;
import com.xenocrm.contracts.message.CustomerReceived.Removal;
import com.xenocrm.contracts.message.OrderReceived.Order;
import com.xenocrm.contracts.message.OrderReceived.OrderStatus;
import com.xenocrm.contracts.message.OrderReceived.Product;

/**
 * Writes records with some fields by chance. Each customer record leaves a trace of its own in the customer, as a tag or
 * as an attribute, which no other record removes.
 */
final class RecordWriter {

    static final String VIP = "vip";
    static final String COLOUR = "colour";

    private static final OrderStatus[] STATUSES = OrderStatus.values();

    private static final Instant FIRST_ORDER = Instant.parse("2026-10-01T00:00:00Z");

    private final boolean tracesByTag;
    private int written;

    RecordWriter(boolean clearsTags) {
        this.tracesByTag = !clearsTags;
    }

    /** Returns a record of a person, or a patch of a stored customer. */
    Customer customer(
            @Nullable String identifier, String email, @Nullable Patch patch, SplittableRandom random, long version) {
        written++;
        List<String> tags = new ArrayList<>();
        Map<String, Object> attributes = new TreeMap<>();
        if (tracesByTag) {
            tags.add("trace-" + written);
        } else {
            attributes.put("trace-" + written, true);
        }
        if (random.nextInt(3) == 0) {
            tags.add(VIP);
        }
        if (random.nextInt(3) == 0) {
            attributes.put(COLOUR, "colour-" + written);
        }
        return new Customer(
                identifier,
                email,
                "Name-" + written,
                random.nextInt(3) == 0 ? "+49-" + written : null,
                random.nextInt(4) == 0 ? BigDecimal.valueOf(random.nextInt(1_000)) : null,
                random.nextInt(4) == 0 ? random.nextInt(10) : null,
                random.nextInt(4) == 0 ? FIRST_ORDER.plusSeconds(written) : null,
                tags,
                attributes,
                random.nextInt(4) == 0 ? removal(random, tags) : null,
                patch,
                version);
    }

    private @Nullable Removal removal(SplittableRandom random, List<String> tags) {
        List<String> fields = new ArrayList<>();
        for (String field : List.of("phone", "total_spend", "visits_count", "last_active_at", "attributes." + COLOUR)) {
            if (random.nextInt(4) == 0) {
                fields.add(field);
            }
        }
        if (random.nextInt(3) == 0) {
            fields.add(tracesByTag ? "attributes" : "tags");
        }
        List<String> removedTags = !tags.contains(VIP) && random.nextBoolean() ? List.of(VIP) : List.of();
        return fields.isEmpty() && removedTags.isEmpty() ? null : new Removal(fields, removedTags);
    }

    /** Returns a record of an order. */
    Order order(
            int number, @Nullable String identifier, @Nullable String email, SplittableRandom random, long version) {
        written++;
        Map<String, Object> note = random.nextInt(3) == 0 ? Map.of("note", "note-" + written) : null;
        BigDecimal price = BigDecimal.valueOf(1 + random.nextInt(500));
        OrderStatus status = random.nextBoolean() ? OrderStatus.COMPLETED : STATUSES[random.nextInt(STATUSES.length)];
        BigDecimal refund = status == OrderStatus.COMPLETED && random.nextInt(4) == 0
                ? BigDecimal.valueOf(1 + random.nextInt(price.intValue()))
                : null;
        return new Order(
                "order-" + number,
                identifier,
                email,
                List.of(new Product("p", "Tea", 1, price, null, note)),
                price,
                FIRST_ORDER.plus(random.nextInt(10_000), ChronoUnit.MINUTES),
                status,
                refund,
                "EUR",
                null,
                note,
                version);
    }
}
