package com.xenocrm.vendor.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.kit.mongo.BulkWrites;
import com.xenocrm.vendor.outcome.DeliveryOutcome;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.inc;

/** Ledger of attempts: one document for each attempt at a communication, with the number of times it was received. */
@Component
public class VendorLedger {

    static final String COLLECTION = "vendor_messages";
    static final String CAMPAIGN_ID = "campaign_id";
    static final String EXPIRES_AT = "expires_at";

    private static final String COMMUNICATION_ID = "communication_id";
    private static final String ATTEMPT = "attempt";
    private static final String ATTEMPTS = "attempts";
    private static final String GIVEN = "given";
    private static final String DELIVERED = "delivered";
    private static final String REASON = "reason";
    private static final int IDS_AT_ONCE = 1_000;
    private static final Duration KEPT = Duration.ofDays(30);

    private final MongoOperations mongo;

    public VendorLedger(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Records attempts in one bulk write; repeated attempts are counted. */
    public void record(List<Entry> entries, Instant now) {
        List<WriteModel<Document>> inserts = entries.stream()
                .<WriteModel<Document>>map(entry -> new InsertOneModel<>(entry.document(now)))
                .toList();
        List<UpdateOneModel<Document>> again = BulkWrites.perform(collection(), inserts).duplicates().stream()
                .map(index -> new UpdateOneModel<Document>(
                        eq("_id", entries.get(index).id()), inc(GIVEN, 1)))
                .toList();
        BulkWrites.perform(collection(), again);
    }

    /** Returns the figures of a campaign, or of all campaigns for null. */
    Summary summary(@Nullable String campaignId) {
        Bson chosen = campaignId == null ? new Document() : eq(CAMPAIGN_ID, campaignId);
        Map<String, Long> later = deliveredLater(chosen);
        Set<String> both = deliveredAtFirst(later.keySet());
        long moreThanOnce = later.entrySet().stream()
                .filter(each -> each.getValue() > 1 || both.contains(each.getKey()))
                .count();
        return sums(chosen, later.size() - both.size(), moreThanOnce);
    }

    /** Sums up attempts. Each communication is counted by its first attempt; later attempts are few. */
    private Summary sums(Bson chosen, long deliveredLaterOnly, long deliveredMoreThanOnce) {
        Summary summary = new Summary(0, 0, 0, deliveredLaterOnly, deliveredMoreThanOnce);
        for (Document sums : collection()
                .aggregate(List.of(
                        match(chosen),
                        group(
                                "$" + ATTEMPT,
                                sum(ATTEMPTS, 1),
                                sum(GIVEN, "$" + GIVEN),
                                sum(DELIVERED, "$" + DELIVERED))))) {
            boolean first = number(sums, "_id") == Communication.FIRST_ATTEMPT;
            long attempts = number(sums, ATTEMPTS);
            summary = summary.plus(
                    first ? attempts : 0, attempts, number(sums, GIVEN), first ? number(sums, DELIVERED) : 0);
        }
        return summary;
    }

    /** Returns the communications delivered by later attempts, with the number of these. */
    private Map<String, Long> deliveredLater(Bson chosen) {
        Map<String, Long> delivered = new HashMap<>();
        collection()
                .find(and(chosen, gt(ATTEMPT, Communication.FIRST_ATTEMPT), eq(DELIVERED, 1)))
                .projection(include(COMMUNICATION_ID))
                .forEach(later -> delivered.merge(later.getString(COMMUNICATION_ID), 1L, Long::sum));
        return delivered;
    }

    private Set<String> deliveredAtFirst(Set<String> communicationIds) {
        Set<String> delivered = new HashSet<>();
        List<String> ids = List.copyOf(communicationIds);
        for (int from = 0; from < ids.size(); from += IDS_AT_ONCE) {
            collection()
                    .find(and(in("_id", ids.subList(from, Math.min(from + IDS_AT_ONCE, ids.size()))), eq(DELIVERED, 1)))
                    .projection(include("_id"))
                    .forEach(first -> delivered.add(first.getString("_id")));
        }
        return delivered;
    }

    /** Returns the number of failed attempts by reason. */
    Map<String, Long> failures(@Nullable String campaignId) {
        Bson failed = exists(REASON);
        Map<String, Long> failures = new TreeMap<>();
        collection()
                .aggregate(List.of(
                        match(campaignId == null ? failed : and(eq(CAMPAIGN_ID, campaignId), failed)),
                        group("$" + REASON, sum(ATTEMPTS, 1))))
                .forEach(row -> failures.put(row.getString("_id"), number(row, ATTEMPTS)));
        return failures;
    }

    private static long number(Document row, String field) {
        return row.get(field) instanceof Number number ? number.longValue() : 0;
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(COLLECTION);
    }

    /** Attempt at a communication. */
    public record Entry(Communication communication, DeliveryOutcome outcome) {

        private String id() {
            return communication.attempt() == Communication.FIRST_ATTEMPT
                    ? communication.communicationId()
                    : communication.communicationId() + '#' + communication.attempt();
        }

        private Document document(Instant now) {
            Document document = new Document("_id", id())
                    .append(COMMUNICATION_ID, communication.communicationId())
                    .append(CAMPAIGN_ID, communication.campaignId())
                    .append(ATTEMPT, communication.attempt())
                    .append(GIVEN, 1)
                    .append(DELIVERED, outcome.status() == DeliveryStatus.SENT ? 1 : 0)
                    .append("vendor_message_id", outcome.vendorMessageId())
                    .append("first_given_at", Date.from(now))
                    .append(EXPIRES_AT, Date.from(now.plus(KEPT)));
            if (outcome.reason() != null) {
                document.append(REASON, outcome.reason());
            }
            if (communication.unsubscribeUrl() != null) {
                document.append("list_unsubscribe", "<" + communication.unsubscribeUrl() + ">");
            }
            return document;
        }
    }

    /**
     * Figures of communications.
     *
     * @param communications number of distinct communications
     * @param attempts number of attempts, including further ones at the same communication
     * @param given number of deliveries to the vendor, including repeats of the same attempt
     * @param delivered number of communications that reached their customer
     * @param deliveredMoreThanOnce number of communications that did so by more than one attempt
     */
    record Summary(long communications, long attempts, long given, long delivered, long deliveredMoreThanOnce) {

        private Summary plus(long more, long moreAttempts, long moreGiven, long moreDelivered) {
            return new Summary(
                    communications + more,
                    attempts + moreAttempts,
                    given + moreGiven,
                    delivered + moreDelivered,
                    deliveredMoreThanOnce);
        }
    }
}
