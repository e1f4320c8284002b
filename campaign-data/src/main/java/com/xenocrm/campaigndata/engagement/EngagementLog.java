package com.xenocrm.campaigndata.engagement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaigndata.communication.CommunicationFields;
import com.xenocrm.campaigndata.communication.CommunicationStatus;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.message.EngagementReceived.Engagement;
import com.xenocrm.kit.mongo.BulkWrites;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.size;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.addToSet;

/**
 * Opens and clicks in the communication log. Each is added to its entry as a set's element; then the entry's facts are derived from all of them, on
 * condition that none came in between, whose own handler derives them then.
 */
public final class EngagementLog {

    /** Most opens and clicks that are kept of one communication. */
    static final int MOST = 200;

    private final MongoOperations mongo;

    public EngagementLog(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Records opens and clicks, and returns the facts about their communications; unknown ones are left out. */
    public List<Engaged> record(Collection<Engagement> engagements) {
        BulkWrites.perform(
                collection(),
                engagements.stream()
                        .map(each -> new UpdateOneModel<Document>(
                                and(
                                        eq("_id", each.communicationId()),
                                        exists(CommunicationFields.ENGAGEMENTS + "." + (MOST - 1), false)),
                                addToSet(CommunicationFields.ENGAGEMENTS, RecordedEngagement.document(each))))
                        .toList());
        Set<String> ids = engagements.stream().map(Engagement::communicationId).collect(Collectors.toSet());
        List<Document> entries = collection()
                .find(in("_id", ids))
                .projection(include(
                        CommunicationFields.CAMPAIGN_ID,
                        CommunicationFields.CUSTOMER_ID,
                        CommunicationFields.STATUS,
                        CommunicationFields.ENGAGEMENTS))
                .into(new ArrayList<>());
        BulkWrites.perform(
                collection(),
                entries.stream()
                        .map(entry -> new UpdateOneModel<Document>(
                                and(
                                        eq("_id", entry.getString("_id")),
                                        size(
                                                CommunicationFields.ENGAGEMENTS,
                                                stored(entry).size())),
                                new Document("$set", facts(entry).fields())))
                        .toList());
        return entries.stream().map(EngagementLog::engaged).toList();
    }

    /** Returns when a customer last opened an e-mail, and last followed a link. */
    public Latest latest(String customerId) {
        List<EngagementFacts> all = collection()
                .find(and(eq(CommunicationFields.CUSTOMER_ID, customerId), exists(CommunicationFields.ENGAGEMENTS)))
                .projection(include(CommunicationFields.ENGAGEMENTS))
                .map(EngagementLog::facts)
                .into(new ArrayList<>());
        return new Latest(
                latest(all.stream().map(EngagementFacts::lastOpenedAt)),
                latest(all.stream().map(EngagementFacts::lastClickedAt)));
    }

    private static @Nullable Instant latest(Stream<@Nullable Instant> times) {
        return times.filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null);
    }

    private static Engaged engaged(Document entry) {
        return new Engaged(
                entry.getString("_id"),
                entry.getString(CommunicationFields.CAMPAIGN_ID),
                entry.getString(CommunicationFields.CUSTOMER_ID),
                CommunicationStatus.valueOf(entry.getString(CommunicationFields.STATUS))
                        == CommunicationStatus.IN_DOUBT,
                facts(entry));
    }

    private static EngagementFacts facts(Document entry) {
        return EngagementFacts.of(
                stored(entry).stream().map(RecordedEngagement::of).toList());
    }

    private static List<Document> stored(Document entry) {
        return entry.getList(CommunicationFields.ENGAGEMENTS, Document.class, List.of());
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(CollectionNames.COMMUNICATIONS);
    }

    /**
     * Communication that was opened.
     *
     * @param inDoubt whether it was not known to have arrived
     */
    public record Engaged(
            String communicationId, String campaignId, String customerId, boolean inDoubt, EngagementFacts facts) {}

    /** Times of a customer's latest open and click; null if there is none. */
    public record Latest(
            @Nullable Instant openedAt, @Nullable Instant clickedAt) {}
}
