package com.xenocrm.customerdata.erasure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.contracts.topology.Exchanges.Subscription;
import com.xenocrm.customerdata.customer.PersonalIdentifiers;
import com.xenocrm.kit.mongo.BulkWrites;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.addEachToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

/**
 * Repository of erasures with the keyed hashes of the identifiers, which are kept permanently. The identifiers
 * themselves are kept until every service has erased its data.
 */
public final class Erasures {

    static final String COLLECTION = "erasures";
    static final String HASHES = "hashes";
    static final String VERSION = "version";
    static final String REQUESTED_AT = "requested_at";
    static final String PERSON = "person";
    static final String DONE = "done";

    private static final String NAMED = PERSON + ".named";
    static final String COMPLETED_AT = "completed_at";

    /** Time of the last request; absent once the erasure is completed. */
    static final String SWEPT_AT = "swept_at";

    private static final int ID_LENGTH = 32;

    private final MongoOperations mongo;
    private final IdentifierHash hash;
    private final Clock clock;

    public Erasures(MongoOperations mongo, IdentifierHash hash, Clock clock) {
        this.mongo = mongo;
        this.hash = hash;
        this.clock = clock;
    }

    /** Stores an erasure unless it is stored already; older records of the person are dropped from now on. */
    public Erasure begin(String id, PersonalIdentifiers person, long version) {
        Date now = Date.from(clock.instant());
        Document erasure = new Document("_id", id)
                .append(
                        HASHES,
                        Stream.of(
                                        Stream.of(hash.ofId(person.id())),
                                        person.customerIds().stream().map(hash::ofId),
                                        person.emails().stream().map(hash::ofEmail))
                                .flatMap(hashes -> hashes)
                                .distinct()
                                .toList())
                .append(VERSION, version)
                .append(REQUESTED_AT, now)
                .append(SWEPT_AT, now)
                .append(
                        PERSON,
                        new Document("id", person.id())
                                .append("id_taken", person.isIdTaken())
                                .append("ids", List.copyOf(person.customerIds()))
                                .append("emails", List.copyOf(person.emails())));
        BulkWrites.insertOnce(collection(), erasure);
        return find(id).orElseThrow();
    }

    /**
     * Returns the id of the erasure of a customer's document: the same until that erasure is completed, then the next one,
     * as the document is stored again. A document that is created later has another one anyway.
     */
    public String id(String customerId, Instant createdAt) {
        String document = customerId + "@" + createdAt.toEpochMilli();
        return Stream.concat(
                        Stream.of(document), IntStream.iterate(2, n -> n + 1).mapToObj(n -> document + "#" + n))
                .map(each -> hash.ofId(each).substring(0, ID_LENGTH))
                .filter(id ->
                        find(id).filter(found -> found.completedAt() != null).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    public Optional<Erasure> find(String id) {
        return Optional.ofNullable(collection().find(eq("_id", id)).first()).map(Erasure::of);
    }

    /** Returns the erasure if this service has not finished its part. */
    public Optional<Erasure> due(String id, Subscription service) {
        return find(id).filter(
                        erasure -> erasure.person() != null && !erasure.done().contains(service.service()));
    }

    /** Records that a service has erased its data. */
    public void done(String id, Subscription service) {
        collection()
                .updateOne(
                        and(eq("_id", id), exists(done(service), false)),
                        set(done(service), Date.from(clock.instant())));
    }

    /** Stores identifiers of other customers in the person's orders, until the erasure is completed. */
    public void addNamed(String id, Set<String> identifiers) {
        if (!identifiers.isEmpty()) {
            collection().updateOne(and(eq("_id", id), exists(PERSON)), addEachToSet(NAMED, List.copyOf(identifiers)));
        }
    }

    /** Returns the stored identifiers of other customers in the person's orders. */
    public Set<String> named(String id) {
        Document person =
                collection().find(eq("_id", id)).projection(include(NAMED)).first();
        return person == null ? Set.of() : Set.copyOf(person.getEmbedded(List.of(PERSON, "named"), List.<String>of()));
    }

    /** Removes the identifiers once every service is done; to be repeated, as a process may end after it was done. */
    public void completeIfDone(String id) {
        List<Bson> allDone = new ArrayList<>(List.of(eq("_id", id), exists(COMPLETED_AT, false)));
        Exchanges.SUBSCRIPTIONS.stream()
                .filter(each -> each.exchange().equals(Exchanges.ERASURE_REQUESTED))
                .forEach(each -> allDone.add(exists(done(each))));
        collection()
                .updateOne(
                        and(allDone),
                        combine(set(COMPLETED_AT, Date.from(clock.instant())), unset(PERSON), unset(SWEPT_AT)));
    }

    /** Claims the erasures that are unfinished after this time since the last claim, and returns their ids. */
    public List<String> claimUnfinished(Duration after) {
        Instant now = clock.instant();
        Bson unfinished = lt(SWEPT_AT, Date.from(now.minus(after)));
        return collection().find(unfinished).projection(include("_id")).into(new ArrayList<>()).stream()
                .map(erasure -> erasure.getString("_id"))
                .filter(id -> collection()
                                .updateOne(and(eq("_id", id), unfinished), set(SWEPT_AT, Date.from(now)))
                                .getModifiedCount()
                        == 1)
                .toList();
    }

    /** Returns whether no person was ever erased. */
    public boolean isEmpty() {
        return collection().find().projection(include("_id")).limit(1).first() == null;
    }

    PresentCustomers presentCustomers() {
        return new PresentCustomers(mongo, hash);
    }

    /** Returns the newest erasure of each of these hashes that belongs to an erased person. */
    Map<String, Tombstone> among(Collection<String> hashes) {
        Map<String, Tombstone> tombstones = new HashMap<>();
        collection()
                .find(in(HASHES, hashes))
                .projection(include(HASHES, VERSION))
                .forEach(stored -> {
                    Set<String> all = Set.copyOf(stored.getList(HASHES, String.class));
                    Tombstone tombstone = new Tombstone(stored.getString("_id"), stored.getLong(VERSION), all);
                    all.forEach(each -> tombstones.merge(each, tombstone, Tombstone::newer));
                });
        return tombstones;
    }

    private static String done(Subscription service) {
        return DONE + "." + service.service();
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(COLLECTION);
    }
}
