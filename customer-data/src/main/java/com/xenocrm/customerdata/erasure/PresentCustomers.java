package com.xenocrm.customerdata.erasure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.customerdata.audience.CustomerQueries;
import com.xenocrm.customerdata.customer.CustomerFields;
import com.xenocrm.customerdata.customer.CustomerIdentity;
import com.xenocrm.customerdata.erasure.ErasedRecords.Identifiers;

import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;

/**
 * Finds the customers who have identifiers of erased persons now: somebody else, or the same person again. A document
 * that is still to be deleted by its erasure does not count.
 */
final class PresentCustomers {

    private static final String ID = "_id";

    private final MongoOperations mongo;
    private final IdentifierHash hash;

    PresentCustomers(MongoOperations mongo, IdentifierHash hash) {
        this.mongo = mongo;
        this.hash = hash;
    }

    /** Returns the customers with one of these identifiers. */
    List<CustomerIdentity> having(Identifiers wanted, Collection<Tombstone> erased) {
        List<Bson> named = new ArrayList<>(List.of(byId(wanted.ids())));
        Stream.ofNullable(wanted.email()).forEach(email -> named.add(in(CustomerFields.EMAIL, email)));
        return find(or(named), erased).map(CustomerIdentity::of).toList();
    }

    /**
     * Returns whether an identifier belongs to a customer who is certainly not the erased person.
     *
     * @param ofId erasure of a person with this identifier: a customer who was created later may be that person
     */
    boolean isOthers(String id, @Nullable Tombstone ofId, Collection<Tombstone> erased) {
        return find(byId(List.of(id)), erased)
                .map(CustomerQueries::createdAt)
                .anyMatch(createdAt -> ofId == null || !createdAt.isAfter(ofId.erasedAt()));
    }

    /** Returns whether a customer with this {@code _id} was created after the erasure. */
    boolean isCreatedAgain(String id, Tombstone erased) {
        return find(in(ID, id), List.of(erased)).findFirst().isPresent();
    }

    private Stream<Document> find(Bson named, Collection<Tombstone> erased) {
        return mongo
                .getCollection(CustomerFields.COLLECTION)
                .find(named)
                .projection(include(CustomerFields.CUSTOMER_ID, CustomerFields.EMAIL, CustomerFields.CREATED_AT))
                .into(new ArrayList<>())
                .stream()
                .filter(customer -> erased.stream().noneMatch(tombstone -> isOf(customer, tombstone)));
    }

    private boolean isOf(Document customer, Tombstone tombstone) {
        Instant createdAt = CustomerQueries.createdAt(customer);
        return !createdAt.isAfter(tombstone.erasedAt())
                && hash.anyOfId(customer.getString(ID)).stream().anyMatch(tombstone.hashes()::contains);
    }

    private static Bson byId(List<String> ids) {
        return or(in(CustomerFields.CUSTOMER_ID, ids), in(ID, ids));
    }
}
