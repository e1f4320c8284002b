package com.xenocrm.campaigndata.suppression;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.kit.mongo.BulkWrites;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

/**
 * The addresses that must not be written to. Of two suppressions of an address the longer one holds, of two
 * permanent ones the one with the stronger reason, whichever came first.
 */
@Component
public class Suppressions {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoOperations mongo;
    private final Clock clock;

    public Suppressions(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Of these addresses those that must not be written to now, with the reason in the log's words. */
    public Map<String, String> among(Collection<String> emails) {
        Instant now = clock.instant();
        return collection().find(in("_id", emails)).map(Suppression::of).into(new ArrayList<>()).stream()
                .filter(suppression -> suppression.holds(now))
                .collect(Collectors.toMap(Suppression::email, Suppression::logReason));
    }

    /** The first so many suppressed addresses after this one, in alphabetical order. */
    public List<String> emails(@Nullable String after, int limit) {
        return after(after, limit).stream().map(Suppression::email).toList();
    }

    /** The recipient of a communication does not want any more of them; a second time changes nothing. */
    public void unsubscribe(String email, String communicationId) {
        Instant now = clock.instant();
        add(List.of(new Suppression(email, Suppression.UNSUBSCRIBED, null, communicationId, now)));
    }

    /** What holds for each of these addresses from now on. */
    public List<Suppression> add(List<Suppression> wanted) {
        List<UpdateOneModel<Document>> writes =
                wanted.stream().map(Suppressions::write).toList();
        List<Integer> met = BulkWrites.perform(collection(), writes).duplicates();
        BulkWrites.perform(collection(), met.stream().map(writes::get).toList());
        return collection()
                .find(in("_id", wanted.stream().map(Suppression::email).toList()))
                .sort(ascending("_id"))
                .map(Suppression::of)
                .into(new ArrayList<>());
    }

    /** Returns the suppressions after this address, in alphabetical order. */
    public List<Suppression> after(@Nullable String email, int limit) {
        return collection()
                .find(and(email == null ? empty() : gt("_id", email), holding()))
                .sort(ascending("_id"))
                .limit(limit)
                .map(Suppression::of)
                .into(new ArrayList<>());
    }

    /** Returns the suppression in force for an address. */
    public Optional<Suppression> find(String email) {
        return Optional.ofNullable(
                        collection().find(and(eq("_id", email), holding())).first())
                .map(Suppression::of);
    }

    /**
     * Removes the suppressions by bounces of these communications; those with another reason stay.
     *
     * @param emails addresses by communication
     */
    public void liftBounces(Map<String, String> emails) {
        BulkWrites.perform(
                collection(),
                emails.entrySet().stream()
                        .map(bounced -> new DeleteOneModel<Document>(and(
                                eq("_id", bounced.getValue()),
                                eq(Suppression.REASON, Suppression.BOUNCED),
                                eq(Suppression.COMMUNICATION_ID, bounced.getKey()))))
                        .toList());
    }

    /** What held for this address until now. */
    public Optional<Suppression> remove(String email) {
        return Optional.ofNullable(collection().findOneAndDelete(and(eq("_id", email), holding())))
                .map(Suppression::of);
    }

    /**
     * An upsert on the condition that what is there does not hold longer. Otherwise, or when somebody else inserts at the
     * same moment, it meets the unique key; in the latter case it succeeds the second time.
     */
    private static UpdateOneModel<Document> write(Suppression wanted) {
        List<Bson> changes = new ArrayList<>(List.of(
                set(Suppression.REASON, wanted.reason()),
                set(Suppression.CREATED_AT, Date.from(wanted.createdAt())),
                wanted.communicationId() == null
                        ? unset(Suppression.COMMUNICATION_ID)
                        : set(Suppression.COMMUNICATION_ID, wanted.communicationId())));
        Bson weaker;
        if (wanted.until() != null) {
            weaker = lte(Suppression.UNTIL, Date.from(wanted.until()));
            changes.add(set(Suppression.UNTIL, Date.from(wanted.until())));
        } else {
            weaker = or(exists(Suppression.UNTIL), weakerReason(wanted));
            changes.add(unset(Suppression.UNTIL));
        }
        return new UpdateOneModel<>(and(eq("_id", wanted.email()), weaker), combine(changes), UPSERT);
    }

    /** Permanent suppressions rank by reason: unsubscribed, complained, any other, bounced. Of two bounces the newer holds. */
    private static Bson weakerReason(Suppression wanted) {
        return switch (wanted.reason()) {
            case Suppression.UNSUBSCRIBED -> ne(Suppression.REASON, Suppression.UNSUBSCRIBED);
            case Suppression.COMPLAINED ->
                nin(Suppression.REASON, List.of(Suppression.UNSUBSCRIBED, Suppression.COMPLAINED));
            case Suppression.BOUNCED ->
                and(
                        eq(Suppression.REASON, Suppression.BOUNCED),
                        exists(Suppression.COMMUNICATION_ID),
                        lt(Suppression.CREATED_AT, Date.from(wanted.createdAt())));
            default -> eq(Suppression.REASON, Suppression.BOUNCED);
        };
    }

    private Bson holding() {
        return or(not(exists(Suppression.UNTIL)), gt(Suppression.UNTIL, Date.from(clock.instant())));
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(CollectionNames.SUPPRESSIONS);
    }
}
