package com.xenocrm.vendor.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
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

import com.xenocrm.contracts.CommunicationRequested.Communication;
import com.xenocrm.contracts.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.kit.mongo.BulkWrites;
import com.xenocrm.vendor.outcome.Outcome;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Updates.inc;

/** One document for each attempt at each communication, and how often it was given. */
@Component
public class Ledger {

    static final String COLLECTION = "vendor_messages";
    static final String CAMPAIGN_ID = "campaign_id";
    static final String EXPIRES_AT = "expires_at";

    private static final String COMMUNICATION_ID = "communication_id";
    private static final String GIVEN = "given";
    private static final String DELIVERED = "delivered";
    private static final String REASON = "reason";
    private static final Duration KEPT = Duration.ofDays(30);

    private final MongoOperations mongo;

    public Ledger(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Writes down what was given, in one bulk; what was given before counts once more. */
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

    /** What a campaign was given, or all together, and what became of it. */
    Summary summary(@Nullable String campaignId) {
        Bson chosen = campaignId == null ? new Document() : eq(CAMPAIGN_ID, campaignId);
        Summary summary = Summary.NOTHING;
        for (Document row : collection()
                .aggregate(List.of(
                        match(chosen),
                        group(
                                "$" + COMMUNICATION_ID,
                                sum("attempts", 1),
                                sum(GIVEN, "$" + GIVEN),
                                sum(DELIVERED, "$" + DELIVERED)),
                        group(
                                "$" + DELIVERED,
                                sum("communications", 1),
                                sum("attempts", "$attempts"),
                                sum(GIVEN, "$" + GIVEN))))) {
            summary = summary.plus(
                    number(row, "_id"), number(row, "communications"), number(row, "attempts"), number(row, GIVEN));
        }
        return summary;
    }

    /** How many attempts failed for each reason. */
    Map<String, Long> failures(@Nullable String campaignId) {
        Bson failed = exists(REASON);
        Map<String, Long> failures = new TreeMap<>();
        collection()
                .aggregate(List.of(
                        match(campaignId == null ? failed : and(eq(CAMPAIGN_ID, campaignId), failed)),
                        group("$" + REASON, sum("attempts", 1))))
                .forEach(row -> failures.put(row.getString("_id"), number(row, "attempts")));
        return failures;
    }

    private static long number(Document row, String field) {
        return row.get(field) instanceof Number number ? number.longValue() : 0;
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(COLLECTION);
    }

    /** One attempt at one communication. */
    public record Entry(Communication communication, Outcome outcome) {

        private String id() {
            return communication.attempt() == Communication.FIRST_ATTEMPT
                    ? communication.communicationId()
                    : communication.communicationId() + '#' + communication.attempt();
        }

        private Document document(Instant now) {
            Document document = new Document("_id", id())
                    .append(COMMUNICATION_ID, communication.communicationId())
                    .append(CAMPAIGN_ID, communication.campaignId())
                    .append("attempt", communication.attempt())
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
     * @param communications how many different ones
     * @param attempts further attempts at the same one included
     * @param given how many came in, repeats of the same attempt included
     * @param delivered how many reached their customer
     * @param deliveredMoreThanOnce how many did so by more than one attempt
     */
    record Summary(long communications, long attempts, long given, long delivered, long deliveredMoreThanOnce) {

        static final Summary NOTHING = new Summary(0, 0, 0, 0, 0);

        private Summary plus(long times, long more, long moreAttempts, long moreGiven) {
            return new Summary(
                    communications + more,
                    attempts + moreAttempts,
                    given + moreGiven,
                    delivered + (times > 0 ? more : 0),
                    deliveredMoreThanOnce + (times > 1 ? more : 0));
        }
    }
}
