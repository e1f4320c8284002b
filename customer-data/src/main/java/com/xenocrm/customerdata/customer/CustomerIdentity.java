package com.xenocrm.customerdata.customer;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Current identifiers of a customer.
 *
 * @param id the document's {@code _id}
 * @param customerId the shop's identifier; null if the shop gave none
 */
public record CustomerIdentity(String id, @Nullable String customerId, String email) {

    /** Returns all identifiers by which an order may name the customer. */
    public Set<String> all() {
        return Stream.of(id, customerId, email).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** Returns the identity in a customer's document. */
    public static CustomerIdentity of(Document customer) {
        return new CustomerIdentity(
                customer.getString("_id"),
                customer.getString(CustomerFields.CUSTOMER_ID),
                customer.getString(CustomerFields.EMAIL));
    }
}
