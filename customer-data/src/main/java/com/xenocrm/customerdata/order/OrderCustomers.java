package com.xenocrm.customerdata.order;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.customerdata.audience.CustomerQueries;
import com.xenocrm.customerdata.customer.Customer;
import com.xenocrm.customerdata.customer.CustomerIdentities;
import com.xenocrm.customerdata.order.OrderReads.OrderCustomer;

/** Finds the customers of a page of orders according to {@link OrderOwnership}, with few reads for all of them. */
final class OrderCustomers {

    private final CustomerIdentities identities;
    private final CustomerQueries customers;

    OrderCustomers(MongoOperations mongo) {
        this.identities = new CustomerIdentities(mongo);
        this.customers = new CustomerQueries(mongo);
    }

    /** Returns the customers by the identifier of the order. */
    Map<String, OrderCustomer> of(List<OrderView> orders) {
        List<StoredOrder> stored = orders.stream().map(StoredOrder::of).toList();
        Set<String> emails =
                stored.stream().map(StoredOrder::email).filter(Objects::nonNull).collect(Collectors.toSet());
        OrderOwnership ownership = OrderOwnership.among(identities.byEmail(emails), stored, identities);
        Map<String, String> owners = new HashMap<>();
        for (StoredOrder order : stored) {
            String owner = ownership.ownerOf(order);
            if (owner != null) {
                owners.put(order.id(), owner);
            }
        }
        Map<String, Customer> byId = customers.byIds(Set.copyOf(owners.values())).stream()
                .collect(Collectors.toMap(Customer::id, Function.identity()));
        Map<String, OrderCustomer> found = new HashMap<>();
        owners.forEach((order, owner) -> {
            Customer customer = byId.get(owner);
            if (customer != null) {
                found.put(order, new OrderCustomer(customer.id(), customer.name(), customer.email()));
            }
        });
        return found;
    }
}
