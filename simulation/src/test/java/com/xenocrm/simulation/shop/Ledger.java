package com.xenocrm.simulation.shop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.CustomerReceived;
import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.contracts.message.OrderReceived;
import com.xenocrm.contracts.message.OrderReceived.Order;

/** Records that the broker stored, and those whose request was answered. */
public final class Ledger {

    private final Map<String, Customer> customers = new LinkedHashMap<>();
    private final List<Order> orders = new ArrayList<>();
    private final List<CrmMessage> accepted = new ArrayList<>();

    /** Notes a message that the broker stored. */
    public void stored(CrmMessage message) {
        if (message instanceof CustomerReceived received) {
            received.customers().forEach(record -> customers.put(trace(record), record));
        } else if (message instanceof OrderReceived received) {
            orders.addAll(received.orders());
        }
    }

    void accepted(CrmMessage message) {
        accepted.add(message);
    }

    /** Returns the stored records of customers by their traces. */
    public Map<String, Customer> customers() {
        return customers;
    }

    /** Returns the stored records of orders. */
    public List<Order> orders() {
        return orders;
    }

    /** Returns the records of answered requests that the broker never stored. */
    List<Object> lost() {
        return accepted.stream()
                .flatMap(message -> switch (message) {
                    case CustomerReceived received ->
                        received.customers().stream().filter(record -> !customers.containsKey(trace(record)));
                    case OrderReceived received ->
                        received.orders().stream().filter(record -> !orders.contains(record));
                    default -> Stream.<Object>empty();
                })
                .map(Object.class::cast)
                .toList();
    }

    /** Returns the trace of a record. */
    public static String trace(Customer record) {
        return Stream.concat(record.tags().stream(), record.attributes().keySet().stream())
                .filter(Ledger::isTrace)
                .findFirst()
                .orElseThrow();
    }

    static boolean isTrace(String name) {
        return name.startsWith("trace");
    }
}
