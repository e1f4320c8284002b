package com.xenocrm.delivery.receipt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaigndata.outcome.BounceType;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.kit.mongo.BulkWrites;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

/**
 * Repository of receipts for communications that are not in the log: each is kept for a month and checked at increasing
 * intervals.
 */
class UnmatchedReceipts {

    static final String NEXT_LOOK_AT = "next_look_at";
    static final String EXPIRES_AT = "expires_at";

    private static final String OCCURRED_AT = "occurred_at";
    private static final String LOOKS = "looks";
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration FIRST_LOOK = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 12;

    private final MongoOperations mongo;
    private final Clock clock;

    UnmatchedReceipts(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Stores receipts; repetitions of an outcome are stored once, with the latest time. */
    void keep(List<Receipt> receipts) {
        Instant now = clock.instant();
        List<UpdateOneModel<Document>> writes =
                receipts.stream().map(receipt -> write(receipt, now)).toList();
        List<Integer> met = BulkWrites.perform(collection(), writes).duplicates();
        BulkWrites.perform(collection(), met.stream().map(writes::get).toList());
    }

    /** Returns receipts that are due for a check. */
    List<Unmatched> due(int most) {
        return collection()
                .find(lte(NEXT_LOOK_AT, Date.from(clock.instant())))
                .sort(ascending(NEXT_LOOK_AT))
                .limit(most)
                .map(UnmatchedReceipts::read)
                .into(new ArrayList<>());
    }

    /** Removes receipts that have been applied, unless a later one has been stored meanwhile. */
    void remove(List<Unmatched> matched) {
        BulkWrites.perform(
                collection(),
                matched.stream()
                        .map(each -> new DeleteOneModel<Document>(and(
                                eq("_id", each.id()),
                                eq(OCCURRED_AT, Date.from(each.receipt().occurredAt())))))
                        .toList());
    }

    /**
     * Postpones receipts whose communications are still missing: the interval doubles each time, up to about an hour.
     */
    void putOff(List<Unmatched> missing) {
        Instant now = clock.instant();
        BulkWrites.perform(
                collection(),
                missing.stream()
                        .map(unmatched -> new UpdateOneModel<Document>(
                                and(eq("_id", unmatched.id()), eq(LOOKS, unmatched.looks())),
                                combine(
                                        set(LOOKS, unmatched.looks() + 1),
                                        set(NEXT_LOOK_AT, Date.from(now.plus(wait(unmatched.looks() + 1)))))))
                        .toList());
    }

    private static Duration wait(int looks) {
        return FIRST_LOOK.multipliedBy(1L << Math.min(looks, MOST_DOUBLINGS));
    }

    private static UpdateOneModel<Document> write(Receipt receipt, Instant now) {
        String id = receipt.communicationId()
                + '#'
                + Objects.requireNonNullElse(receipt.attempt(), 0)
                + '#'
                + receipt.status()
                + (BounceType.of(receipt.reason()) == BounceType.SOFT ? "" : "#" + receipt.reason());
        Document content = new Document("communication_id", receipt.communicationId())
                .append("status", receipt.status().name())
                .append("reason", receipt.reason())
                .append("vendor_message_id", receipt.vendorMessageId())
                .append("attempt", receipt.attempt())
                .append(LOOKS, 0)
                .append(NEXT_LOOK_AT, Date.from(now.plus(FIRST_LOOK)))
                .append(EXPIRES_AT, Date.from(now.plus(KEPT)));
        return new UpdateOneModel<>(
                eq("_id", id),
                new Document("$setOnInsert", content)
                        .append("$max", new Document(OCCURRED_AT, Date.from(receipt.occurredAt()))),
                new UpdateOptions().upsert(true));
    }

    private static Unmatched read(Document stored) {
        return new Unmatched(
                stored.getString("_id"),
                new Receipt(
                        stored.getString("communication_id"),
                        DeliveryStatus.valueOf(stored.getString("status")),
                        stored.getString("reason"),
                        stored.getString("vendor_message_id"),
                        stored.getDate(OCCURRED_AT).toInstant(),
                        stored.getInteger("attempt")),
                stored.getInteger(LOOKS));
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(CollectionNames.UNMATCHED_RECEIPTS);
    }

    /** Receipt without a communication.
     * @param looks number of unsuccessful checks
     */
    record Unmatched(String id, Receipt receipt, int looks) {}
}
