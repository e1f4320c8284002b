package com.xenocrm.campaigndata.suppression;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import com.xenocrm.campaigndata.communication.LogEntry;
import com.xenocrm.customerdata.customer.CustomerIdentities;
import com.xenocrm.customerdata.customer.CustomerIdentity;

/** Finds the customer of a suppression: the recipient of its communication, or else the customer with the address. */
final class SuppressedCustomers {

    private final CustomerIdentities customers;

    SuppressedCustomers(CustomerIdentities customers) {
        this.customers = customers;
    }

    /** Returns the same suppressions, each with its customer if there is one. */
    List<Suppression> assign(Collection<Suppression> suppressions) {
        Map<String, CustomerIdentity> byId = new HashMap<>();
        customers
                .byId(suppressions.stream()
                        .map(SuppressedCustomers::recipient)
                        .filter(Objects::nonNull)
                        .toList())
                .forEach(customer -> byId.put(customer.id(), customer));
        Map<String, CustomerIdentity> byEmail = new HashMap<>();
        customers
                .byEmail(suppressions.stream().map(Suppression::email).toList())
                .forEach(customer -> byEmail.put(customer.email(), customer));
        return suppressions.stream()
                .map(suppression -> {
                    CustomerIdentity recipient = byId.get(recipient(suppression));
                    CustomerIdentity customer = recipient == null ? byEmail.get(suppression.email()) : recipient;
                    return suppression.of(customer == null ? null : Suppression.Person.of(customer));
                })
                .toList();
    }

    static @Nullable String recipient(Suppression suppression) {
        return suppression.communicationId() == null ? null : LogEntry.customerId(suppression.communicationId());
    }
}
