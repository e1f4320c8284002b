package com.xenocrm.campaigndata.communication;

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

/** Transitions by retries: FAILED or IN_DOUBT back to PENDING at the attempt that was requested. */
@Component
public class RetryTransitions {

    /** Character after the colon: upper end of the range of ids that begin with a campaign's id. */
    private static final char AFTER_COLON = ';';

    private static final List<String> REOPENED =
            List.of(CommunicationStatus.FAILED.name(), CommunicationStatus.IN_DOUBT.name());

    private final MongoOperations mongo;

    public RetryTransitions(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Returns the pending ones of the given communications, at their current attempt. */
    public List<Pending> pending(Collection<String> ids) {
        return collection()
                .find(and(in("_id", ids), eq(CommunicationFields.STATUS, CommunicationStatus.PENDING.name())))
                .map(Pending::of)
                .into(new ArrayList<>());
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
                        eq(CommunicationFields.STATUS, status.name())))
                .sort(ascending("_id"))
                .limit(limit)
                .projection(include(CommunicationFields.ATTEMPT, CommunicationFields.REASON))
                .map(RetryTransitions::oneMore)
                .into(new ArrayList<>());
    }

    /**
     * Moves communications that are FAILED or IN_DOUBT to the requested attempt in one bulk write, leaves others unchanged,
     * and returns the affected pages.
     */
    public Set<PageId> reopen(Collection<Retry> retries, Instant now) {
        Set<PageId> pages = new HashSet<>();
        collection()
                .find(and(
                        in("_id", retries.stream().map(Retry::communicationId).toList()),
                        in(CommunicationFields.STATUS, REOPENED)))
                .projection(include(CommunicationFields.CAMPAIGN_ID, CommunicationFields.PAGE))
                .forEach(entry -> pages.add(new PageId(
                        entry.getString(CommunicationFields.CAMPAIGN_ID), entry.getInteger(CommunicationFields.PAGE))));
        if (!pages.isEmpty()) {
            BulkWrites.perform(
                    collection(),
                    retries.stream().map(retry -> reopening(retry, now)).toList());
        }
        return pages;
    }

    /**
     * Returns the retry of an entry. After a missing receipt the same attempt is repeated, as the vendor may have
     * received it.
     */
    private static Retry oneMore(Document entry) {
        int attempt = entry.getInteger(CommunicationFields.ATTEMPT, Communication.FIRST_ATTEMPT);
        boolean unknown = CommunicationFields.NO_RECEIPT.equals(entry.getString(CommunicationFields.REASON));
        return new Retry(entry.getString("_id"), unknown ? attempt : attempt + 1);
    }

    private static UpdateOneModel<Document> reopening(Retry retry, Instant now) {
        return new UpdateOneModel<>(
                and(
                        eq("_id", retry.communicationId()),
                        in(CommunicationFields.STATUS, REOPENED),
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

    /**
     * Pending communication of a retry.
     *
     * @param reason reason of the previous failure; null without one
     */
    public record Pending(
            Communication communication, @Nullable String reason) {

        private static Pending of(Document entry) {
            return new Pending(StoredCommunication.read(entry), entry.getString(CommunicationFields.REASON));
        }
    }
}
