package com.xenocrm.vendor.receipt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertOneModel;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.kit.mongo.BulkWrites;
import com.xenocrm.kit.time.IdGenerator;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

/** Repository of receipts that are to be posted later; each is kept until it is accepted. */
public class PendingReceipts {

    static final String COLLECTION = "vendor_receipts";
    static final String DUE_AT = "due_at";

    private static final String CLAIM = "claim";
    static final String CAMPAIGN_ID = "campaign_id";

    /** Duration of a claim; afterwards its process is considered crashed, and another may post. */
    private static final Duration CLAIM_HOLDS = Duration.ofSeconds(15);

    private final MongoOperations mongo;
    private final IdGenerator ids;
    private final Clock clock;

    public PendingReceipts(MongoOperations mongo, IdGenerator ids, Clock clock) {
        this.mongo = mongo;
        this.ids = ids;
        this.clock = clock;
    }

    /** Stores receipts; existing ones are left unchanged. */
    public void keep(List<ReceiptTiming.Due> receipts) {
        BulkWrites.perform(
                collection(),
                receipts.stream()
                        .map(due -> new InsertOneModel<>(document(due)))
                        .toList());
    }

    /**
     * Claims and returns due receipts, which only this process may post; they stay stored until they are {@link #settle
     * settled}.
     */
    public List<Claimed> claimDue(int most) {
        Instant now = clock.instant();
        Bson due = lte(DUE_AT, Date.from(now));
        List<String> found = collection()
                .find(due)
                .sort(ascending(DUE_AT))
                .limit(most)
                .projection(include("_id"))
                .map(owed -> owed.getString("_id"))
                .into(new ArrayList<>());
        if (found.isEmpty()) {
            return List.of();
        }
        String claim = ids.next();
        collection()
                .updateMany(
                        and(in("_id", found), due),
                        combine(set(CLAIM, claim), set(DUE_AT, Date.from(now.plus(CLAIM_HOLDS)))));
        return collection()
                .find(and(in("_id", found), eq(CLAIM, claim)))
                .map(PendingReceipts::claimed)
                .into(new ArrayList<>());
    }

    /** Removes receipts that were accepted or permanently refused. */
    public void settle(Collection<Claimed> receipts) {
        collection().deleteMany(in("_id", receipts.stream().map(Claimed::id).toList()));
    }

    /** Returns the number of stored receipts of a campaign, or of all campaigns for null. */
    public long waiting(@Nullable String campaignId) {
        return collection().countDocuments(campaignId == null ? new Document() : eq(CAMPAIGN_ID, campaignId));
    }

    private static Document document(ReceiptTiming.Due due) {
        PendingReceipt receipt = due.receipt();
        String id = receipt.communicationId();
        return new Document("_id", id + '#' + receipt.attempt() + '#' + due.copy())
                .append(CAMPAIGN_ID, receipt.campaignId())
                .append(DUE_AT, Date.from(due.at()))
                .append("communication_id", id)
                .append("status", receipt.status())
                .append("reason", receipt.reason())
                .append("vendor_message_id", receipt.vendorMessageId())
                .append("occurred_at", Date.from(receipt.occurredAt()))
                .append("attempt", receipt.attempt());
    }

    private static Claimed claimed(Document owed) {
        return new Claimed(
                owed.getString("_id"),
                new PendingReceipt(
                        owed.getString(CAMPAIGN_ID),
                        owed.getString("communication_id"),
                        owed.getString("status"),
                        owed.getString("reason"),
                        owed.getString("vendor_message_id"),
                        owed.getDate("occurred_at").toInstant(),
                        owed.getInteger("attempt")));
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(COLLECTION);
    }

    /** Receipt claimed by this process. */
    public record Claimed(String id, PendingReceipt receipt) {}
}
