package com.xenocrm.customerdata.customer;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Identifiers that a customer has now.
 *
 * @param id the document's {@code _id}
 * @param customerId the shop's identifier; null where the shop gave none
 */
public record CustomerIdentity(String id, @Nullable String customerId, String email) {

    /** All of them: by each an order may name the customer. */
    public Set<String> all() {
        return Stream.of(id, customerId, email).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** Identity in a customer's document. */
    public static CustomerIdentity of(Document customer) {
        return new CustomerIdentity(
                customer.getString("_id"),
                customer.getString(CustomerFields.CUSTOMER_ID),
                customer.getString(CustomerFields.EMAIL));
    }
}
