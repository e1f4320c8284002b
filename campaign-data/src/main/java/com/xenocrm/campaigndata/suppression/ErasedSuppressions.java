package com.xenocrm.campaigndata.suppression;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import org.bson.Document;
import org.bson.conversions.Bson;

import com.xenocrm.customerdata.customer.PersonalIdentifiers;
import com.xenocrm.customerdata.erasure.IdentifierHash;
import com.xenocrm.kit.mongo.BulkWrites;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Updates.set;

/**
 * Suppressions of erased persons, under keyed hashes of their addresses and identifiers. The persons can no longer be
 * identified, so the suppressions apply to anyone with the address.
 */
final class ErasedSuppressions {

    private static final String HASH = "hash:";
    private static final String AFTER_HASHES = "hash;";

    private final MongoCollection<Document> collection;
    private final IdentifierHash hash;

    ErasedSuppressions(MongoCollection<Document> collection, IdentifierHash hash) {
        this.collection = collection;
        this.hash = hash;
    }

    /** Matches entries that do not belong to erased persons. */
    static Bson others() {
        return new Document(
                "$or",
                List.of(
                        new Document("_id", new Document("$lt", HASH)),
                        new Document("_id", new Document("$gte", AFTER_HASHES))));
    }

    /** Returns the suppressed customers among the given ones, each with the strongest suppression. */
    Map<Addressee, Suppression> among(Collection<Addressee> addressees, Instant now) {
        if (isEmpty()) {
            return Map.of();
        }
        List<String> keys = addressees.stream().flatMap(this::keys).toList();
        Map<String, Suppression> entries = new HashMap<>();
        collection
                .find(in("_id", keys))
                .forEach(stored -> entries.put(stored.getString("_id"), Suppression.of(stored)));
        Map<Addressee, Suppression> suppressed = new HashMap<>();
        for (Addressee addressee : addressees) {
            keys(addressee)
                    .map(entries::get)
                    .filter(Objects::nonNull)
                    .filter(suppression -> suppression.holds(now))
                    .reduce(Suppression::stronger)
                    .ifPresent(suppression -> suppressed.put(addressee, suppression));
        }
        return suppressed;
    }

    /** Returns the suppression in force for an address. */
    Optional<Suppression> find(String email, Instant now) {
        return among(List.of(new Addressee(null, email)), now).values().stream()
                .findFirst()
                .map(suppression -> suppression.at(email));
    }

    /** Returns the upsert of a suppression under the hash of its address. */
    UpdateOneModel<Document> write(Suppression wanted) {
        return SuppressionWrites.erased(wanted, HASH + hash.ofEmail(wanted.email()));
    }

    /** Replaces the texts of users in stored entries. */
    static void removeTexts(MongoCollection<Document> collection) {
        List<String> words =
                List.of(Suppression.UNSUBSCRIBED, Suppression.COMPLAINED, Suppression.BOUNCED, Suppression.SUPPRESSED);
        collection.updateMany(
                and(gte("_id", HASH), lt("_id", AFTER_HASHES), nin(Suppression.REASON, words)),
                set(Suppression.REASON, Suppression.SUPPRESSED));
    }

    /** Removes the suppressions of these customers and addresses. */
    void remove(Stream<Addressee> addressees) {
        collection.deleteMany(in("_id", addressees.flatMap(this::keys).toList()));
    }

    /**
     * Replaces a person's suppressions by entries under hashes of every identifier. A bounce is kept for its address only.
     * An address that now belongs to somebody else is none of the person's.
     *
     * @param stored entries of the person and of the addresses
     */
    void anonymise(PersonalIdentifiers person, List<Document> stored) {
        List<UpdateOneModel<Document>> writes = new ArrayList<>();
        for (Document entry : stored) {
            Suppression suppression = Suppression.of(entry);
            person.emails().stream()
                    .filter(suppression::followsTo)
                    .forEach(email -> writes.add(write(suppression.at(email))));
            if (!suppression.isBounce()) {
                person.ids().forEach(id -> writes.add(SuppressionWrites.erased(suppression, HASH + hash.ofId(id))));
            }
        }
        for (UpdateOneModel<Document> write : writes) {
            BulkWrites.perform(collection, List.of(write));
        }
        stored.forEach(entry -> collection.deleteOne(
                and(eq("_id", entry.getString("_id")), eq(Suppression.REASON, entry.getString(Suppression.REASON)))));
    }

    private boolean isEmpty() {
        Document keys = new Document("_id", new Document("$gte", HASH).append("$lt", AFTER_HASHES));
        return collection.find(keys).limit(1).first() == null;
    }

    private Stream<String> keys(Addressee addressee) {
        return Stream.concat(
                        hash.anyOfEmail(addressee.email()).stream(),
                        Stream.ofNullable(addressee.customerId()).flatMap(id -> hash.anyOfId(id).stream()))
                .map(HASH::concat);
    }
}
