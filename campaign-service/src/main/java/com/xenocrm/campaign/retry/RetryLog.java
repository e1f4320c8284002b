package com.xenocrm.campaign.retry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.CommunicationFields;
import com.xenocrm.contracts.CommunicationStatus;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.RetryRequested.Retry;
import com.xenocrm.kit.mongo.BulkWrites;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

/** The communication log as retries see it. */
@Component
class RetryLog {

    /** The character after the colon: the end of all ids that begin with a campaign's. */
    private static final char AFTER_COLON = ';';

    private final MongoOperations mongo;

    RetryLog(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Those of these communications that are pending, as they were first written, at the attempt that is due. */
    List<Pending> pending(Collection<String> ids) {
        return collection()
                .find(and(in("_id", ids), eq(CommunicationFields.STATUS, CommunicationStatus.PENDING.name())))
                .map(Pending::of)
                .into(new ArrayList<>());
    }

    /** Failed communications of a campaign after this one, as retries of one more attempt. */
    List<Retry> failed(String campaignId, String afterId, int limit) {
        return collection()
                .find(and(
                        gt("_id", afterId.isEmpty() ? campaignId + ':' : afterId),
                        lt("_id", campaignId + AFTER_COLON),
                        eq(CommunicationFields.STATUS, CommunicationStatus.FAILED.name())))
                .sort(ascending("_id"))
                .limit(limit)
                .projection(include(CommunicationFields.ATTEMPT, CommunicationFields.REASON))
                .map(RetryLog::oneMore)
                .into(new ArrayList<>());
    }

    /**
     * Takes failed communications to the attempt that is asked for, in one bulk; others are left alone. Answers the
     * pages that they are on.
     */
    Set<Place> reopen(Collection<Retry> retries, Instant now) {
        Set<Place> places = new HashSet<>();
        collection()
                .find(and(
                        in("_id", retries.stream().map(Retry::communicationId).toList()),
                        eq(CommunicationFields.STATUS, CommunicationStatus.FAILED.name())))
                .projection(include(CommunicationFields.CAMPAIGN_ID, CommunicationFields.PAGE))
                .forEach(entry -> places.add(new Place(
                        entry.getString(CommunicationFields.CAMPAIGN_ID), entry.getInteger(CommunicationFields.PAGE))));
        if (!places.isEmpty()) {
            BulkWrites.perform(
                    collection(),
                    retries.stream().map(retry -> reopening(retry, now)).toList());
        }
        return places;
    }

    /** What nobody knows the fate of is asked for once more under the same attempt: the vendor may have it already. */
    private static Retry oneMore(Document entry) {
        int attempt = entry.getInteger(CommunicationFields.ATTEMPT, Communication.FIRST_ATTEMPT);
        boolean unknown = CommunicationFields.NO_RECEIPT.equals(entry.getString(CommunicationFields.REASON));
        return new Retry(entry.getString("_id"), unknown ? attempt : attempt + 1);
    }

    private static UpdateOneModel<Document> reopening(Retry retry, Instant now) {
        return new UpdateOneModel<>(
                and(
                        eq("_id", retry.communicationId()),
                        eq(CommunicationFields.STATUS, CommunicationStatus.FAILED.name()),
                        or(
                                and(
                                        ne(CommunicationFields.REASON, CommunicationFields.NO_RECEIPT),
                                        attempt(retry.attempt() - 1)),
                                and(
                                        eq(CommunicationFields.REASON, CommunicationFields.NO_RECEIPT),
                                        attempt(retry.attempt())))),
                combine(
                        set(CommunicationFields.STATUS, CommunicationStatus.PENDING.name()),
                        set(CommunicationFields.ATTEMPT, retry.attempt()),
                        set(CommunicationFields.REQUESTED_AT, Date.from(now)),
                        unset(CommunicationFields.SETTLED_AT)));
    }

    private static Bson attempt(int attempt) {
        return attempt == Communication.FIRST_ATTEMPT
                ? or(eq(CommunicationFields.ATTEMPT, attempt), exists(CommunicationFields.ATTEMPT, false))
                : eq(CommunicationFields.ATTEMPT, attempt);
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(CollectionNames.COMMUNICATIONS);
    }

    /** A page of a campaign. */
    record Place(String campaignId, int page) {}

    /**
     * A communication that waits for its next attempt.
     *
     * @param reason why the last one failed
     */
    record Pending(Communication communication, @Nullable String reason) {

        private static Pending of(Document entry) {
            return new Pending(
                    new Communication(
                            entry.getString("_id"),
                            entry.getString(CommunicationFields.CAMPAIGN_ID),
                            entry.getString(CommunicationFields.CUSTOMER_ID),
                            entry.getString(CommunicationFields.EMAIL),
                            entry.getString(CommunicationFields.MESSAGE),
                            entry.getInteger(CommunicationFields.ATTEMPT, Communication.FIRST_ATTEMPT),
                            entry.getString(CommunicationFields.UNSUBSCRIBE_URL)),
                    entry.getString(CommunicationFields.REASON));
        }
    }
}
