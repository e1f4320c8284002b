package com.xenocrm.customerdata.erasure;

import java.util.Date;
import java.util.Objects;

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
        mongo.getCollection(CustomerFields.COLLECTION)
                .deleteOne(and(
                        eq("_id", Objects.requireNonNull(erasure.person()).id()),
                        not(gt(CustomerFields.CREATED_AT, Date.from(erasure.requestedAt())))));
        return true;
    }
}
