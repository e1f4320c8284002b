package com.xenocrm.simulation.shop;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.contracts.message.CustomerReceived.Removal;

/** Fields of a customer, each from the newest record that gives or clears it. */
final class CustomerFold {

    private final Map<String, Object> expected = new TreeMap<>();

    private CustomerFold() {}

    static CustomerFold of(List<Customer> records) {
        CustomerFold fold = new CustomerFold();
        if (records.stream().map(Customer::version).distinct().count() == records.size()) {
            records.stream().sorted(Comparator.comparingLong(Customer::version)).forEach(fold::add);
            fold.expected.put(
                    "created_at",
                    Values.time(
                            records.stream().mapToLong(Customer::version).min().orElseThrow()));
        }
        return fold;
    }

    private void add(Customer record) {
        Removal removed = record.removed();
        if (removed != null) {
            removed.fields().forEach(this::clear);
            removed.tags().forEach(expected::remove);
        }
        List<String> unchanged =
                record.patch() == null ? List.of() : record.patch().unchanged();
        put("email", unchanged.contains("email") ? null : record.email());
        put("name", unchanged.contains("name") ? null : record.name());
        put("customer_id", record.customerId());
        put("phone", record.phone());
        put("reported.total_spend", record.totalSpend());
        put("reported.visits_count", record.visitsCount());
        put("reported.last_active_at", record.lastActiveAt());
        put("attributes." + RecordWriter.COLOUR, record.attributes().get(RecordWriter.COLOUR));
        put(RecordWriter.VIP, record.tags().contains(RecordWriter.VIP) ? true : null);
        expected.put("version", record.version());
    }

    private void clear(String field) {
        switch (field) {
            case "tags" -> expected.remove(RecordWriter.VIP);
            case "attributes" -> expected.remove("attributes." + RecordWriter.COLOUR);
            case "total_spend", "visits_count", "last_active_at" -> expected.remove("reported." + field);
            default -> expected.remove(field);
        }
    }

    private void put(String field, @Nullable Object value) {
        if (value != null) {
            expected.put(field, value);
        }
    }

    /** Returns the difference of a stored customer in words; null for none. */
    @Nullable
    String difference(Document customer) {
        if (expected.isEmpty()) {
            return null;
        }
        for (String field : List.of(
                "email",
                "name",
                "customer_id",
                "phone",
                "reported.total_spend",
                "reported.visits_count",
                "reported.last_active_at",
                "attributes." + RecordWriter.COLOUR,
                "version",
                "created_at")) {
            Object stored = Values.at(customer, field);
            Object found = stored != null && field.endsWith("total_spend") ? Values.amount(stored) : stored;
            if (!same(found, expected.get(field))) {
                return "not " + field + " " + expected.get(field) + " but " + found;
            }
        }
        boolean isVip = Values.texts(customer.get("tags")).contains(RecordWriter.VIP);
        return isVip == expected.containsKey(RecordWriter.VIP) ? null : "tag " + RecordWriter.VIP + " is wrong";
    }

    private static boolean same(@Nullable Object found, @Nullable Object wanted) {
        if (found instanceof BigDecimal amount && wanted instanceof BigDecimal other) {
            return amount.compareTo(other) == 0;
        }
        return Objects.equals(found, wanted);
    }
}
