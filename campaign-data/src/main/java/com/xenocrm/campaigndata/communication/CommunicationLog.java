package com.xenocrm.campaigndata.communication;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.RetryRequested.Retry;
import com.xenocrm.kit.mongo.BulkWrites;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

/**
 * Communication log: one entry per campaign and customer, inserted once. Transitions are conditional updates: here to
 * SUPPRESSED, by receipts in {@link ReceiptTransitions}, by retries in {@link RetryTransitions}.
 */
@Component
public class CommunicationLog {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    /** Fields that determine the outcome of an entry, and whether it bounced. */
    public static final List<String> COUNTED = List.of(
            CommunicationFields.STATUS,
            CommunicationFields.REASON,
            CommunicationFields.ATTEMPT,
            CommunicationFields.SETTLED_AT,
            CommunicationFields.SUCCEEDED_ATTEMPT,
            CommunicationFields.SUCCEEDED_AT,
            CommunicationFields.BOUNCED_ATTEMPT,
            CommunicationFields.BOUNCED_AT,
            CommunicationFields.SOFT_BOUNCED_ATTEMPT,
            CommunicationFields.SOFT_BOUNCED_AT,
            CommunicationFields.COMPLAINED_AT);

    private static final int READ_AT_ONCE = 1_000;

    /** Character after the colon: upper end of the range of ids that begin with a campaign's id. */
    private static final char AFTER_COLON = ';';

    private final MongoOperations mongo;
    private final Clock clock;

    public CommunicationLog(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Inserts the missing entries and returns the pending communications, as first written. */
    public List<Communication> open(List<LogEntry> entries) {
        if (entries.isEmpty() || insertMissing(entries) == entries.size()) {
            return entries.stream()
                    .flatMap(entry -> Stream.ofNullable(entry.communication()))
                    .toList();
        }
        return pending(entries.stream().map(LogEntry::id).toList());
    }

    /** Returns the pending communications of the given customers at their first attempt, ordered by id. */
    public List<Communication> pending(String campaignId, List<String> customerIds) {
        return pending(ids(campaignId, customerIds));
    }

    /**
     * Inserts a suppressed entry for each customer of a page without an entry, and suppresses the pending entries of
     * customers whose communication was not released.
     */
    public void suppress(PageId page, List<String> customerIds, List<String> unreleased, String reason) {
        Instant now = clock.instant();
        insertMissing(customerIds.stream()
                .map(id -> LogEntry.suppressed(page.campaignId(), id, page.number(), reason, now))
                .toList());
        collection().updateMany(isPending(ids(page.campaignId(), unreleased)), suppression(reason, Date.from(now)));
    }

    /** Suppresses pending communications, each with its reason. */
    public void suppress(Map<Communication, String> reasons) {
        Date now = Date.from(clock.instant());
        BulkWrites.perform(
                collection(),
                reasons.entrySet().stream()
                        .map(each -> new UpdateOneModel<Document>(
                                isPending(List.of(each.getKey().communicationId())), suppression(each.getValue(), now)))
                        .toList());
    }

    /** Counts a page's settled entries. */
    public PageCounts count(PageId page) {
        return PageCounts.of(collection()
                .find(and(
                        eq(CommunicationFields.CAMPAIGN_ID, page.campaignId()),
                        eq(CommunicationFields.PAGE, page.number())))
                .projection(include(COUNTED)));
    }

    /** Returns the recipient's address of a communication. */
    public Optional<String> email(String communicationId) {
        return Optional.ofNullable(collection()
                        .find(eq("_id", communicationId))
                        .projection(include(CommunicationFields.EMAIL))
                        .first())
                .map(entry -> entry.getString(CommunicationFields.EMAIL));
    }

    /**
     * Returns communications of a campaign with this status, FAILED or IN_DOUBT, after the given id, each as a retry at its
     * next attempt.
     */
    public List<Retry> settledAs(CommunicationStatus status, String campaignId, String afterId, int limit) {
        return collection()
                .find(and(
                        gt("_id", afterId.isEmpty() ? campaignId + ':' : afterId),
                        lt("_id", campaignId + AFTER_COLON),
                        eq(CommunicationFields.STATUS, status.name()),
                        exists(CommunicationFields.MESSAGE)))
                .sort(ascending("_id"))
                .limit(limit)
                .projection(include(CommunicationFields.ATTEMPT, CommunicationFields.REASON))
                .map(CommunicationLog::retry)
                .into(new ArrayList<>());
    }

    private List<Communication> pending(List<String> ids) {
        return collection()
                .find(isPending(ids))
                .sort(ascending("_id"))
                .batchSize(READ_AT_ONCE)
                .map(LogEntry::communication)
                .into(new ArrayList<>());
    }

    private static Bson suppression(String reason, Date at) {
        return combine(
                set(CommunicationFields.STATUS, CommunicationStatus.SUPPRESSED.name()),
                set(CommunicationFields.REASON, reason),
                set(CommunicationFields.SETTLED_AT, at));
    }

    /** Excludes later attempts, which are sent by retries. */
    private static Bson isPending(List<String> ids) {
        return and(
                in("_id", ids),
                eq(CommunicationFields.STATUS, CommunicationStatus.PENDING.name()),
                in(CommunicationFields.ATTEMPT, Arrays.asList(Communication.FIRST_ATTEMPT, null)));
    }

    private static List<String> ids(String campaignId, List<String> customerIds) {
        return customerIds.stream()
                .map(customer -> LogEntry.id(campaignId, customer))
                .toList();
    }

    /** Inserts missing entries and returns their number; repeated and concurrent calls change nothing. */
    private int insertMissing(List<LogEntry> entries) {
        List<WriteModel<Document>> upserts = entries.stream()
                .<WriteModel<Document>>map(entry -> new UpdateOneModel<>(
                        eq("_id", entry.id()), new Document("$setOnInsert", entry.document()), UPSERT))
                .toList();
        return BulkWrites.perform(collection(), upserts).inserted().size();
    }

    /**
     * Returns the retry of an entry. After a missing receipt the same attempt is repeated, as the vendor may have
     * received it.
     */
    private static Retry retry(Document entry) {
        int attempt = entry.getInteger(CommunicationFields.ATTEMPT, Communication.FIRST_ATTEMPT);
        boolean unknown = CommunicationFields.NO_RECEIPT.equals(entry.getString(CommunicationFields.REASON));
        return new Retry(entry.getString("_id"), unknown ? attempt : attempt + 1);
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(CollectionNames.COMMUNICATIONS);
    }
}
