package com.xenocrm.customerdata.erasure;

import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.customerdata.customer.CustomerFields;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.not;

/** Deletes the documents of erased persons; a document that was created later belongs to a new customer and remains. */
public final class CustomerErasure {

    private final MongoOperations mongo;

    public CustomerErasure(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Deletes the person's document; returns true, as nothing is left. */
    public boolean erase(Erasure erasure) {
        collection().deleteOne(and(named(erasure), not(later(erasure))));
        return true;
    }

    /** Returns whether the person's document is not deleted yet. */
    public boolean isStored(Erasure erasure) {
        return collection().find(and(named(erasure), not(later(erasure)))).first() != null;
    }

    /** Returns the time at which a new customer with the person's {@code _id} was created after the erasure. */
    public Optional<Instant> createdAgain(Erasure erasure) {
        return Optional.ofNullable(
                        collection().find(and(named(erasure), later(erasure))).first())
                .map(customer -> customer.getDate(CustomerFields.CREATED_AT).toInstant());
    }

    private static Bson named(Erasure erasure) {
        return eq("_id", Objects.requireNonNull(erasure.person()).id());
    }

    private static Bson later(Erasure erasure) {
        return gt(CustomerFields.CREATED_AT, Date.from(erasure.requestedAt()));
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(CustomerFields.COLLECTION);
    }
}
