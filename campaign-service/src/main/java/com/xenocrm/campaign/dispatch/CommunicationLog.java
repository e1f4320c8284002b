package com.xenocrm.campaign.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import com.xenocrm.campaign.page.FrozenPage;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.CommunicationFields;
import com.xenocrm.contracts.CommunicationStatus;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.kit.mongo.BulkWrites;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

/** The communication log as the dispatcher writes it: one entry per campaign and customer, opened once. */
@Component
class CommunicationLog {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final int READ_AT_ONCE = 1_000;

    private final MongoOperations mongo;
    private final Clock clock;

    CommunicationLog(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Opens the entries that are not there yet; answers what still has to be sent, as it was first written. */
    List<Communication> open(List<LogEntry> entries) {
        if (entries.isEmpty() || insertMissing(entries) == entries.size()) {
            return entries.stream()
                    .flatMap(entry -> Stream.ofNullable(entry.communication()))
                    .toList();
        }
        return pending(entries.stream().map(LogEntry::id).toList());
    }

    /** What is pending of a page and not known to be with the broker, in the order of its customers. */
    List<Communication> pending(FrozenPage page) {
        return pending(ids(page, page.unpublished()));
    }

    /** Of a page that is withdrawn, suppresses everybody whose communication was not released. */
    void suppress(FrozenPage page, String reason) {
        Instant now = clock.instant();
        insertMissing(page.customerIds().stream()
                .map(id -> LogEntry.suppressed(page.campaignId(), id, page.number(), reason, now))
                .toList());
        collection().updateMany(isPending(ids(page, page.unreleased())), suppression(reason, Date.from(now)));
    }

    /** Suppresses communications that were written and not sent, each for its reason; leaves those alone that are settled. */
    void suppress(Map<Communication, String> reasons) {
        Date now = Date.from(clock.instant());
        BulkWrites.perform(
                collection(),
                reasons.entrySet().stream()
                        .map(each -> new UpdateOneModel<Document>(
                                isPending(List.of(each.getKey().communicationId())), suppression(each.getValue(), now)))
                        .toList());
    }

    private List<Communication> pending(List<String> ids) {
        return collection()
                .find(isPending(ids))
                .sort(ascending("_id"))
                .batchSize(READ_AT_ONCE)
                .map(entry -> new Communication(
                        entry.getString("_id"),
                        entry.getString(CommunicationFields.CAMPAIGN_ID),
                        entry.getString(CommunicationFields.CUSTOMER_ID),
                        entry.getString(CommunicationFields.EMAIL),
                        entry.getString(CommunicationFields.MESSAGE),
                        Communication.FIRST_ATTEMPT,
                        entry.getString(CommunicationFields.UNSUBSCRIBE_URL)))
                .into(new ArrayList<>());
    }

    private static Bson suppression(String reason, Date at) {
        return combine(
                set(CommunicationFields.STATUS, CommunicationStatus.SUPPRESSED.name()),
                set(CommunicationFields.REASON, reason),
                set(CommunicationFields.SETTLED_AT, at));
    }

    /** What has got to its second attempt was with the vendor before, and retries see to it. */
    private static Bson isPending(List<String> ids) {
        return and(
                in("_id", ids),
                eq(CommunicationFields.STATUS, CommunicationStatus.PENDING.name()),
                in(CommunicationFields.ATTEMPT, Arrays.asList(Communication.FIRST_ATTEMPT, null)));
    }

    private static List<String> ids(FrozenPage page, List<String> customerIds) {
        return customerIds.stream()
                .map(customer -> LogEntry.id(page.campaignId(), customer))
                .toList();
    }

    /** How many were missing. A repeat, or another dispatcher at the same time, changes nothing. */
    private int insertMissing(List<LogEntry> entries) {
        List<WriteModel<Document>> upserts = entries.stream()
                .<WriteModel<Document>>map(entry -> new UpdateOneModel<>(
                        eq("_id", entry.id()), new Document("$setOnInsert", entry.document()), UPSERT))
                .toList();
        return BulkWrites.perform(collection(), upserts).inserted().size();
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(CollectionNames.COMMUNICATIONS);
    }
}
