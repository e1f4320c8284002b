package com.xenocrm.customerdata.customer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.data.mongodb.core.MongoOperations;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;

/** Reads the current identifiers of customers. */
public final class CustomerIdentities {

    private static final String ID = "_id";
    private static final int BATCH_SIZE = 10_000;

    private final MongoOperations mongo;

    public CustomerIdentities(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Returns the customers with these values of {@code _id}. */
    public List<CustomerIdentity> byId(Collection<String> ids) {
        return having(ID, ids);
    }

    /** Returns the customers with these addresses. */
    public List<CustomerIdentity> byEmail(Collection<String> emails) {
        return having(CustomerFields.EMAIL, emails);
    }

    /** Returns the customer with one of these identifiers who had this address before. */
    public Optional<CustomerIdentity> formerlyAt(String email, Collection<String> identifiers) {
        return Optional.ofNullable(mongo.getCollection(CustomerFields.COLLECTION)
                        .find(and(
                                or(in(CustomerFields.CUSTOMER_ID, identifiers), in(ID, identifiers)),
                                eq(CustomerFields.FORMER_EMAILS, email)))
                        .first())
                .map(CustomerIdentity::of);
    }

    /** Returns which of these addresses customers other than this one had before. */
    public Set<String> formerlyOfOthers(Collection<String> emails, String id) {
        Set<String> theirs = new HashSet<>();
        mongo.getCollection(CustomerFields.COLLECTION)
                .find(and(in(CustomerFields.FORMER_EMAILS, emails), ne(ID, id)))
                .projection(include(CustomerFields.FORMER_EMAILS))
                .forEach(customer -> theirs.addAll(customer.getList(CustomerFields.FORMER_EMAILS, String.class)));
        theirs.retainAll(emails);
        return theirs;
    }

    /** Returns the customers with one of these values as the shop's identifier or as {@code _id}. */
    public List<CustomerIdentity> named(Collection<String> identifiers) {
        return Stream.of(CustomerFields.CUSTOMER_ID, ID)
                .flatMap(field -> having(field, identifiers).stream())
                .toList();
    }

    /** Returns the customer with this identifier from the shop, or else the one with this {@code _id}. */
    public Optional<CustomerIdentity> named(String identifier) {
        return named(List.of(identifier)).stream().findFirst();
    }

    private List<CustomerIdentity> having(String field, Collection<String> values) {
        if (values.isEmpty()) {
            return List.of();
        }
        return mongo.getCollection(CustomerFields.COLLECTION)
                .find(in(field, values))
                .projection(include(CustomerFields.CUSTOMER_ID, CustomerFields.EMAIL))
                .batchSize(BATCH_SIZE)
                .map(CustomerIdentity::of)
                .into(new ArrayList<>());
    }
}
