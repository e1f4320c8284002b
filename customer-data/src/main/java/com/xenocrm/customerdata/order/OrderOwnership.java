package com.xenocrm.customerdata.order;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.xenocrm.customerdata.customer.CustomerIdentities;
import com.xenocrm.customerdata.customer.CustomerIdentity;

/**
 * Assigns orders to customers: to the one with the shop identifier that the order names, else the one with this {@code
 * _id}; if there is none, or the order names none, to the one with the order's email. Only current identifiers count.
 */
final class OrderOwnership {

    private final Map<String, String> idByCustomerId = new HashMap<>();
    private final Map<String, String> idById = new HashMap<>();
    private final Map<String, String> idByEmail = new HashMap<>();

    private OrderOwnership(Collection<CustomerIdentity> customers) {
        for (CustomerIdentity customer : customers) {
            if (customer.customerId() != null) {
                idByCustomerId.putIfAbsent(customer.customerId(), customer.id());
            }
            idById.putIfAbsent(customer.id(), customer.id());
            idByEmail.putIfAbsent(customer.email(), customer.id());
        }
    }

    /** Returns the ownership of the given orders; reads the other customers with identifiers that they name. */
    static OrderOwnership among(
            Collection<CustomerIdentity> customers, Collection<StoredOrder> orders, CustomerIdentities stored) {
        Set<String> known = customers.stream()
                .map(CustomerIdentity::customerId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<String> unknown = orders.stream()
                .map(StoredOrder::customerId)
                .filter(Objects::nonNull)
                .filter(id -> !known.contains(id))
                .collect(Collectors.toSet());
        return new OrderOwnership(Stream.concat(customers.stream(), stored.named(unknown).stream())
                .toList());
    }

    /** Returns the owner's {@code _id}; null if none of the customers owns the order. */
    @Nullable
    String ownerOf(StoredOrder order) {
        String identified = identified(order);
        return identified == null ? idByEmail.get(order.email()) : identified;
    }

    /** Returns the {@code _id} of the customer whose identifier the order names; null if there is none. */
    @Nullable
    String identified(StoredOrder order) {
        String customerId = order.customerId();
        return customerId == null ? null : idByCustomerId.getOrDefault(customerId, idById.get(customerId));
    }
}
