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
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.addEachToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

/**
 * Repository of erasures with the keyed hashes of the identifiers, which are kept permanently. The identifiers
 * themselves are kept until the last pass: it finds what a process wrote that had read the person before the erasure and
 * stood still meanwhile.
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

    /** Services that have made the last pass. */
    static final String CHECKED = "checked";

    /** Time from which the last pass may be made. */
    static final String LAST_PASS_AT = "last_pass_at";

    /** Time of the last request; absent once the identifiers are removed. */
    static final String SWEPT_AT = "swept_at";

    /** Time between completion and the last pass, longer than a process stands still. */
    private static final Duration LAST_PASS = Duration.ofHours(1);

    private static final int ID_LENGTH = 32;

    private final MongoOperations mongo;
    private final IdentifierHash hash;
    private final Clock clock;
    private final Duration untilLastPass;

    public Erasures(MongoOperations mongo, IdentifierHash hash, Clock clock) {
        this(mongo, hash, clock, LAST_PASS);
    }

    /** Creates a repository of erasures that have their last pass so long after completion. */
    public Erasures(MongoOperations mongo, IdentifierHash hash, Clock clock, Duration untilLastPass) {
        this.mongo = mongo;
        this.hash = hash;
        this.clock = clock;
        this.untilLastPass = untilLastPass;
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

    /** Returns the erasure if this service has not finished its part, or is to make the last pass. */
    public Optional<Erasure> due(String id, Subscription service) {
        return find(id).filter(erasure -> erasure.isDue(service.service(), clock.instant()));
    }

    /** Records that a service has erased its data, or made the last pass. */
    public void done(Erasure erasure, Subscription service) {
        String field = (erasure.isCompleted() ? CHECKED : DONE) + "." + service.service();
        collection()
                .updateOne(and(eq("_id", erasure.id()), exists(field, false)), set(field, Date.from(clock.instant())));
    }

    /** Stores identifiers of other customers in the person's orders, until the last pass. */
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

    /**
     * Completes the erasure once every service is done, and removes the identifiers once every service has made the last
     * pass; to be repeated, as a process may end after it was done.
     */
    public void completeIfDone(String id) {
        Instant now = clock.instant();
        collection()
                .updateOne(
                        and(ofAll(id, DONE), exists(COMPLETED_AT, false)),
                        combine(
                                set(COMPLETED_AT, Date.from(now)),
                                set(LAST_PASS_AT, Date.from(now.plus(untilLastPass)))));
        collection()
                .updateOne(
                        ofAll(id, CHECKED),
                        combine(unset(PERSON), unset(SWEPT_AT), unset(CHECKED), unset(LAST_PASS_AT)));
    }

    /**
     * Claims the erasures that are unfinished after this time since the last claim or await their last pass, and returns
     * their ids.
     */
    public List<String> claimUnfinished(Duration after) {
        Instant now = clock.instant();
        Bson unfinished = and(
                lt(SWEPT_AT, Date.from(now.minus(after))),
                or(exists(COMPLETED_AT, false), lte(LAST_PASS_AT, Date.from(now))));
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

    private static Bson ofAll(String id, String services) {
        return and(Stream.concat(
                        Stream.of(eq("_id", id)),
                        Exchanges.SUBSCRIPTIONS.stream()
                                .filter(each -> each.exchange().equals(Exchanges.ERASURE_REQUESTED))
                                .map(each -> exists(services + "." + each.service())))
                .toList());
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(COLLECTION);
    }
}
