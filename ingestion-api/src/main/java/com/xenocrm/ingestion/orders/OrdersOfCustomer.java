package com.xenocrm.ingestion.orders;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.CustomerFields;
import com.xenocrm.contracts.OrderFields;

import static org.springframework.data.mongodb.core.query.Criteria.where;

/**
 * Which orders are a customer's: those that name its identifier, and those that name its email and nobody else's
 * identifier. The same ones that order-consumer counts.
 */
final class OrdersOfCustomer {

    private static final String ID = "_id";

    private final MongoOperations mongo;

    private OrdersOfCustomer(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** @param id the shop's identifier or ours; orders of a customer who is not there yet are found by it too */
    static Criteria of(String id, MongoOperations mongo) {
        OrdersOfCustomer orders = new OrdersOfCustomer(mongo);
        Document customer = orders.customer(id);
        return customer == null ? orders.naming(Set.of(id), null) : orders.of(customer);
    }

    private Criteria of(Document customer) {
        String ours = customer.getString(ID);
        String theirs = customer.getString(CustomerFields.CUSTOMER_ID);
        Set<String> identifiers = Stream.of(theirs, isAnothers(ours, customer) ? null : ours)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return naming(identifiers, customer.getString(CustomerFields.EMAIL));
    }

    private Criteria naming(Set<String> identifiers, @Nullable String email) {
        Set<String> names = new HashSet<>(identifiers);
        Criteria identified = where(OrderFields.CUSTOMER_ID).in(identifiers);
        if (email == null) {
            return where(OrderFields.CUSTOMER_REFS).in(names).andOperator(identified);
        }
        names.add(email);
        Criteria byEmail = where(OrderFields.EMAIL)
                .is(email)
                .and(OrderFields.CUSTOMER_ID)
                .nin(identifiersOfOthers(email, identifiers));
        return where(OrderFields.CUSTOMER_REFS).in(names).orOperator(identified, byEmail);
    }

    /** Which of the identifiers that the orders with this email name are somebody else's. */
    private Set<String> identifiersOfOthers(String email, Set<String> own) {
        Query withEmail = new Query(where(OrderFields.CUSTOMER_REFS)
                .is(email)
                .and(OrderFields.EMAIL)
                .is(email));
        List<String> named =
                mongo.findDistinct(withEmail, OrderFields.CUSTOMER_ID, CollectionNames.ORDERS, String.class).stream()
                        .filter(identifier -> identifier != null && !own.contains(identifier))
                        .toList();
        Set<String> others = new HashSet<>();
        for (String field : named.isEmpty() ? List.<String>of() : List.of(CustomerFields.CUSTOMER_ID, ID)) {
            Query having = new Query(where(field).in(named));
            others.addAll(mongo.findDistinct(having, field, CollectionNames.CUSTOMERS, String.class));
        }
        return others;
    }

    private boolean isAnothers(String identifier, Document customer) {
        Document identified = by(CustomerFields.CUSTOMER_ID, identifier);
        return identified != null && !Objects.equals(identified.get(ID), customer.get(ID));
    }

    private @Nullable Document customer(String identifier) {
        Document identified = by(CustomerFields.CUSTOMER_ID, identifier);
        return identified == null ? by(ID, identifier) : identified;
    }

    private @Nullable Document by(String field, String value) {
        return mongo.findOne(new Query(where(field).is(value)), Document.class, CollectionNames.CUSTOMERS);
    }
}
