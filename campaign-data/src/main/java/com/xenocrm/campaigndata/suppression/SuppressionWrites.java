package com.xenocrm.campaigndata.suppression;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import com.xenocrm.campaigndata.suppression.Suppression.Person;
import com.xenocrm.kit.event.DueEvents;
import com.xenocrm.kit.mongo.BulkWrites;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

/**
 * Upserts of suppressions, conditional on the stored one not lasting longer or having a stronger reason. Otherwise, and
 * in a race with another insert, the write violates the unique key.
 */
final class SuppressionWrites {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final Bson BOUNCE_OF_A_RECEIPT =
            and(eq(Suppression.REASON, Suppression.BOUNCED), exists(Suppression.COMMUNICATION_ID));
    private static final String CUSTOMER = "customer:";

    /** Upper end of the range of customers' keys, which start at {@code customer:}. */
    private static final String AFTER_CUSTOMERS = "customer;";

    private SuppressionWrites() {}

    /** Writes the entry of an erased person, which contains no identifiers and no text of a user. */
    static UpdateOneModel<Document> erased(Suppression wanted, String key) {
        Suppression anonymous = new Suppression("", wanted.logReason(), wanted.until(), null, wanted.createdAt());
        return write(key, weaker(anonymous), anonymous, set(Suppression.EMAIL, ""));
    }

    /** Returns the {@code _id} of a customer's own entry; no address contains a colon. */
    static String key(String customerId) {
        return CUSTOMER + customerId;
    }

    /** Matches entries of addresses. */
    static Bson ofAddress() {
        return and(
                or(lt("_id", CUSTOMER), new Document("_id", new Document("$gte", AFTER_CUSTOMERS))),
                ErasedSuppressions.others());
    }

    /** Writes the entry of the address, and assigns it to the customer unless it applies to everyone. */
    static UpdateOneModel<Document> address(Suppression wanted) {
        Person person = wanted.isBounce() ? null : wanted.person();
        return person == null
                ? write(
                        wanted.email(),
                        weaker(wanted),
                        wanted,
                        unset(Suppression.CUSTOMER_ID),
                        unset(Suppression.SHOP_ID),
                        event(wanted))
                : write(
                        wanted.email(),
                        and(
                                weaker(wanted),
                                or(exists(Suppression.CUSTOMER_ID), eq(Suppression.REASON, Suppression.BOUNCED))),
                        wanted,
                        belongsTo(person),
                        event(wanted));
    }

    /** Writes the entry of the address without changing its customer. */
    static UpdateOneModel<Document> addressOnly(Suppression wanted) {
        return write(wanted.email(), weaker(wanted), wanted, event(wanted));
    }

    /** Writes the own entry of a customer who is suppressed now. */
    static UpdateOneModel<Document> recipient(Suppression wanted, Person person) {
        return write(
                key(person.customerId()),
                weaker(wanted),
                wanted,
                set(Suppression.EMAIL, wanted.email()),
                belongsTo(person),
                event(wanted));
    }

    /** Writes the own entry of a customer to whom an earlier suppression is assigned. */
    static UpdateOneModel<Document> person(Suppression wanted, Person person) {
        return write(
                key(person.customerId()),
                weaker(wanted),
                wanted,
                set(Suppression.EMAIL, wanted.email()),
                belongsTo(person));
    }

    /** Assigns the entry of an address that belongs to no customer yet. */
    static UpdateOneModel<Document> assigned(String email, Person person) {
        return new UpdateOneModel<>(and(eq("_id", email), unassigned()), belongsTo(person));
    }

    /** Matches entries of addresses that belong to no customer yet; bounces never do. */
    static Bson unassigned() {
        return and(exists(Suppression.CUSTOMER_ID, false), ne(Suppression.REASON, Suppression.BOUNCED));
    }

    /** Returns the update by which an entry owes the event of an unsubscription. */
    private static Bson event(Suppression wanted) {
        return wanted.event()
                .map(event -> push(DueEvents.FIELD, DueEvents.of(event)))
                .orElseGet(Document::new);
    }

    private static Bson belongsTo(Person person) {
        return combine(
                set(Suppression.CUSTOMER_ID, person.customerId()), setOrUnset(Suppression.SHOP_ID, person.shopId()));
    }

    private static UpdateOneModel<Document> write(String id, Bson condition, Suppression wanted, Bson... more) {
        List<Bson> changes = new ArrayList<>(List.of(more));
        changes.add(set(Suppression.REASON, wanted.reason()));
        changes.add(set(Suppression.CREATED_AT, Date.from(wanted.createdAt())));
        changes.add(setOrUnset(Suppression.COMMUNICATION_ID, wanted.communicationId()));
        changes.add(setOrUnset(Suppression.UNTIL, wanted.until() == null ? null : Date.from(wanted.until())));
        return new UpdateOneModel<>(and(eq("_id", id), condition), combine(changes), UPSERT);
    }

    /**
     * Matches weaker suppressions. Any suppression in force outranks a bounce that a receipt reported; otherwise the
     * longer one prevails.
     */
    private static Bson weaker(Suppression wanted) {
        if (wanted.until() != null) {
            return or(lte(Suppression.UNTIL, Date.from(wanted.until())), BOUNCE_OF_A_RECEIPT);
        }
        return wanted.isBounce() && wanted.communicationId() != null
                ? or(lte(Suppression.UNTIL, Date.from(wanted.createdAt())), weakerReason(wanted))
                : or(exists(Suppression.UNTIL), weakerReason(wanted));
    }

    /**
     * Matches weaker reasons of permanent suppressions: unsubscribed, complained, any other, bounced. Of two bounces
     * the newer prevails.
     */
    private static Bson weakerReason(Suppression wanted) {
        return switch (wanted.reason()) {
            case Suppression.UNSUBSCRIBED -> ne(Suppression.REASON, Suppression.UNSUBSCRIBED);
            case Suppression.COMPLAINED ->
                nin(Suppression.REASON, List.of(Suppression.UNSUBSCRIBED, Suppression.COMPLAINED));
            case Suppression.BOUNCED ->
                and(BOUNCE_OF_A_RECEIPT, lt(Suppression.CREATED_AT, Date.from(wanted.createdAt())));
            default -> eq(Suppression.REASON, Suppression.BOUNCED);
        };
    }

    private static Bson setOrUnset(String field, @Nullable Object value) {
        return value == null ? unset(field) : set(field, value);
    }

    /** Matches suppressions in force at this time. */
    static Bson holding(Instant now) {
        return or(not(exists(Suppression.UNTIL)), gt(Suppression.UNTIL, Date.from(now)));
    }

    /** Performs writes, and once more those that met another entry meanwhile. */
    static void perform(MongoCollection<Document> collection, List<UpdateOneModel<Document>> writes) {
        List<Integer> met = BulkWrites.perform(collection, writes).duplicates();
        BulkWrites.perform(collection, met.stream().map(writes::get).toList());
    }
}
