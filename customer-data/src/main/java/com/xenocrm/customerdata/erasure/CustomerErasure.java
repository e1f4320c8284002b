package com.xenocrm.customerdata.erasure;

import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.customerdata.audience.CustomerQueries;
import com.xenocrm.customerdata.customer.CustomerFields;
import com.xenocrm.customerdata.merge.NewerPart;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.not;

/**
 * Deletes the documents of erased persons. A document that was created later belongs to a new customer and remains; of one
 * that later records changed, what they contain remains as a new customer.
 */
public final class CustomerErasure {

    private static final int MOST_ROUNDS = 100;

    private final MongoOperations mongo;

    public CustomerErasure(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Erases the person's document, and returns the address of the new customer with its {@code _id}, if there is one. */
    public Optional<String> erase(Erasure erasure) {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Document stored = collection().find(olderOne(erasure)).first();
            if (stored == null || isErased(stored, erasure)) {
                return createdAgain(erasure).map(customer -> customer.getString(CustomerFields.EMAIL));
            }
        }
        throw new IllegalStateException("The customer changes faster than the document can be erased");
    }

    /** Returns whether the person's document is not erased yet. */
    public boolean isStored(Erasure erasure) {
        return collection().find(olderOne(erasure)).first() != null;
    }

    /** Returns the time at which a new customer with the person's {@code _id} was created after the erasure. */
    public Optional<Instant> createdAgainAt(Erasure erasure) {
        return createdAgain(erasure).map(CustomerQueries::createdAt);
    }

    private boolean isErased(Document stored, Erasure erasure) {
        return NewerPart.of(stored, erasure.version())
                .map(rest -> collection()
                                .replaceOne(NewerPart.unchanged(stored), created(rest, erasure))
                                .getMatchedCount()
                        == 1)
                .orElseGet(() ->
                        collection().deleteOne(NewerPart.unchanged(stored)).getDeletedCount() == 1);
    }

    /** Returns the new customer, who was created after the erasure. */
    private static Document created(Document rest, Erasure erasure) {
        Instant first = erasure.requestedAt().plusMillis(1);
        Instant createdAt = CustomerQueries.createdAt(rest);
        return rest.append(CustomerFields.CREATED_AT, Date.from(createdAt.isBefore(first) ? first : createdAt));
    }

    private Optional<Document> createdAgain(Erasure erasure) {
        return Optional.ofNullable(
                collection().find(and(named(erasure), later(erasure))).first());
    }

    private static Bson olderOne(Erasure erasure) {
        return and(named(erasure), not(later(erasure)));
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
