package com.xenocrm.campaigndata.suppression;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.contracts.CollectionNames;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

/** Suppressions in force, in alphabetical order, page by page. */
public class SuppressionList {

    private final MongoOperations mongo;
    private final Clock clock;

    public SuppressionList(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Returns the suppressions after this address, in alphabetical order. */
    public List<Suppression> after(@Nullable String email, int limit) {
        return collection()
                .find(and(after(email), SuppressionWrites.ofAddress(), SuppressionWrites.holding(clock.instant())))
                .sort(ascending("_id"))
                .limit(limit)
                .map(Suppression::of)
                .into(new ArrayList<>());
    }

    /**
     * Returns the keys of all suppressions in force after this one, of addresses and customers, in alphabetical order;
     * those of erased persons are left out.
     */
    public List<Key> keys(@Nullable Key last, int limit) {
        return collection()
                .find(and(
                        after(last == null ? null : last.id()),
                        ErasedSuppressions.others(),
                        SuppressionWrites.holding(clock.instant())))
                .projection(include(Suppression.CUSTOMER_ID))
                .sort(ascending("_id"))
                .limit(limit)
                .map(Key::of)
                .into(new ArrayList<>());
    }

    private static Bson after(@Nullable String id) {
        return id == null ? empty() : gt("_id", id);
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(CollectionNames.SUPPRESSIONS);
    }

    /**
     * Key of a stored suppression.
     *
     * @param id the address, or {@code customer:} and the customer's {@code _id}
     * @param customerId {@code _id} of the customer; null for an entry of an address
     */
    public record Key(String id, @Nullable String customerId) {

        static Key of(Document stored) {
            String id = stored.getString("_id");
            String customerId = stored.getString(Suppression.CUSTOMER_ID);
            boolean ofCustomer = customerId != null && id.equals(SuppressionWrites.key(customerId));
            return new Key(id, ofCustomer ? customerId : null);
        }
    }
}
