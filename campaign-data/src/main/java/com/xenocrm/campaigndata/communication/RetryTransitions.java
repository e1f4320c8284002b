package com.xenocrm.campaigndata.communication;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

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
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

/**
 * Transitions by retries: FAILED or IN_DOUBT back to PENDING at the attempt that was requested. Entries of erased customers,
 * which have no message, are never retried.
 */
@Component
public class RetryTransitions {

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
     * Moves communications that are FAILED or IN_DOUBT to the requested attempt in one bulk write, leaves others unchanged,
     * and returns the affected pages, with those of communications that were moved before and whose pages are not recounted yet.
     */
    public Set<PageId> reopen(Collection<Retry> retries, Instant now) {
        Set<PageId> pages = pages(and(
                in("_id", retries.stream().map(Retry::communicationId).toList()),
                or(
                        and(in(CommunicationFields.STATUS, REOPENED), exists(CommunicationFields.MESSAGE)),
                        eq(CommunicationFields.RECOUNT_DUE, true))));
        if (!pages.isEmpty()) {
            BulkWrites.perform(
                    collection(),
                    retries.stream().map(retry -> reopening(retry, now)).toList());
        }
        return pages;
    }

    /**
     * Records that these attempts are about to be published and their pages are recounted. Returns those that are still the
     * current ones. From then on an attempt that is given up has failed for a reason that is not known, and is repeated rather
     * than followed.
     */
    public List<Pending> give(List<Pending> attempts) {
        if (attempts.isEmpty()) {
            return attempts;
        }
        BulkWrites.perform(
                collection(),
                attempts.stream()
                        .map(pending -> new UpdateOneModel<Document>(
                                current(pending.communication()),
                                combine(
                                        set(
                                                CommunicationFields.GIVEN_ATTEMPT,
                                                pending.communication().attempt()),
                                        unset(CommunicationFields.RECOUNT_DUE))))
                        .toList());
        Set<Communication> given = attempts.stream().map(Pending::communication).collect(Collectors.toSet());
        return pending(given.stream().map(Communication::communicationId).toList()).stream()
                .filter(pending -> given.contains(pending.communication()))
                .toList();
    }

    /**
     * Settles attempts while they are the current ones: as FAILED with the reason of the failure before, or with
     * {@code no_receipt} if the vendor may have the attempt; as IN_DOUBT if the attempt before was. Returns their pages.
     */
    public Set<PageId> giveUp(List<Pending> attempts, Instant now) {
        int notGiven = BulkWrites.perform(
                        collection(),
                        attempts.stream()
                                .map(pending -> new UpdateOneModel<Document>(
                                        and(
                                                current(pending.communication()),
                                                ne(
                                                        CommunicationFields.GIVEN_ATTEMPT,
                                                        pending.communication().attempt())),
                                        failure(
                                                Objects.requireNonNullElse(
                                                        pending.reason(), CommunicationFields.NO_RECEIPT),
                                                now)))
                                .toList())
                .changed();
        if (notGiven < attempts.size()) {
            BulkWrites.perform(
                    collection(),
                    attempts.stream()
                            .map(pending -> new UpdateOneModel<Document>(
                                    current(pending.communication()),
                                    failure(
                                            CommunicationFields.OUTCOME_UNKNOWN.equals(pending.reason())
                                                    ? CommunicationFields.OUTCOME_UNKNOWN
                                                    : CommunicationFields.NO_RECEIPT,
                                            now)))
                            .toList());
        }
        return pages(in(
                "_id",
                attempts.stream()
                        .map(pending -> pending.communication().communicationId())
                        .toList()));
    }

    private static Bson failure(String reason, Instant now) {
        CommunicationStatus status = CommunicationFields.OUTCOME_UNKNOWN.equals(reason)
                ? CommunicationStatus.IN_DOUBT
                : CommunicationStatus.FAILED;
        return combine(
                set(CommunicationFields.STATUS, status.name()),
                set(CommunicationFields.REASON, reason),
                set(CommunicationFields.SETTLED_AT, Date.from(now)),
                unset(CommunicationFields.RECOUNT_DUE));
    }

    private static Bson current(Communication communication) {
        return and(
                eq("_id", communication.communicationId()),
                eq(CommunicationFields.STATUS, CommunicationStatus.PENDING.name()),
                attempt(communication.attempt()));
    }

    private Set<PageId> pages(Bson entries) {
        Set<PageId> pages = new HashSet<>();
        collection()
                .find(and(entries, exists(CommunicationFields.PAGE)))
                .projection(include(CommunicationFields.CAMPAIGN_ID, CommunicationFields.PAGE))
                .forEach(entry -> pages.add(new PageId(
                        entry.getString(CommunicationFields.CAMPAIGN_ID), entry.getInteger(CommunicationFields.PAGE))));
        return pages;
    }

    private static UpdateOneModel<Document> reopening(Retry retry, Instant now) {
        return new UpdateOneModel<>(
                and(
                        eq("_id", retry.communicationId()),
                        in(CommunicationFields.STATUS, REOPENED),
                        exists(CommunicationFields.MESSAGE),
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
                        set(CommunicationFields.RECOUNT_DUE, true),
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
            return new Pending(LogEntry.communication(entry), entry.getString(CommunicationFields.REASON));
        }

        /** Returns the retry that it waits for. */
        public Retry retry() {
            return new Retry(communication.communicationId(), communication.attempt());
        }

        /** Returns whether it fails, and is not in doubt, if it is given up. */
        public boolean failsIfGivenUp() {
            return !CommunicationFields.OUTCOME_UNKNOWN.equals(reason);
        }
    }
}
