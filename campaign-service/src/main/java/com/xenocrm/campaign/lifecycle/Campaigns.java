package com.xenocrm.campaign.lifecycle;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

import com.xenocrm.campaign.content.CampaignContent;
import com.xenocrm.campaigndata.campaign.CampaignCompletion;
import com.xenocrm.campaigndata.campaign.CampaignEvents;
import com.xenocrm.campaigndata.campaign.CampaignFields;
import com.xenocrm.campaigndata.campaign.CampaignStatus;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.message.EventType;
import com.xenocrm.kit.mongo.BulkWrites;
import com.xenocrm.kit.paging.PageRequest;
import com.xenocrm.kit.web.Refusal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

/** Repository of campaigns. Every state change is one conditional update, whose modified count is the result. */
@Component
public class Campaigns {

    private final MongoOperations mongo;
    private final Clock clock;

    public Campaigns(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Adds a campaign unless its identifier exists, and returns the stored one. */
    public Campaign add(Campaign campaign, String createdBy, @Nullable String traceParent) {
        BulkWrites.insertOnce(collection(), CampaignDocument.of(campaign, createdBy, traceParent));
        return get(campaign.id());
    }

    public Optional<Campaign> find(String id) {
        return Optional.ofNullable(collection().find(eq("_id", id)).first()).map(CampaignDocument::read);
    }

    /** Returns the campaign; throws a 404 if there is none. */
    public Campaign get(String id) {
        return find(id).orElseThrow(() -> Refusal.notFound("CAMPAIGN_NOT_FOUND", "There is no such campaign"));
    }

    /** Returns the campaigns of a page, newest first, of all statuses for null; one more than its limit if another page follows. */
    public List<Campaign> page(PageRequest page, @Nullable CampaignStatus status) {
        Criteria wanted = status == null
                ? new Criteria()
                : Criteria.where(CampaignFields.STATUS).is(status.value());
        return mongo
                .find(page.newestFirst(wanted, CampaignDocument.CREATED_AT), Document.class, CollectionNames.CAMPAIGNS)
                .stream()
                .map(CampaignDocument::read)
                .toList();
    }

    /** Returns the names of those of these campaigns that exist, by identifier. */
    public Map<String, String> names(Collection<String> ids) {
        Map<String, String> names = new HashMap<>();
        collection()
                .find(in("_id", ids))
                .projection(include(CampaignFields.NAME))
                .forEach(found -> names.put(found.getString("_id"), found.getString(CampaignFields.NAME)));
        return names;
    }

    /** Returns how many campaigns were made from a template. */
    public int madeFrom(String templateId) {
        return Math.toIntExact(collection().countDocuments(eq(CampaignContent.TEMPLATE_ID, templateId)));
    }

    /** Returns when each campaign was launched that was launched at this time or later, by identifier. */
    public Map<String, Instant> launchesSince(Instant time) {
        Map<String, Instant> launches = new HashMap<>();
        collection()
                .find(gte(CampaignFields.LAUNCHED_AT, Date.from(time)))
                .projection(include(CampaignFields.LAUNCHED_AT))
                .forEach(found -> launches.put(
                        found.getString("_id"),
                        found.getDate(CampaignFields.LAUNCHED_AT).toInstant()));
        return launches;
    }

    /** Changes the status; returns false if the current one is not among the permitted ones. */
    boolean move(String id, Set<CampaignStatus> from, CampaignStatus to) {
        Bson update =
                combine(set(CampaignFields.STATUS, to.value()), unset(CampaignDocument.PAUSE_REASON), progressedNow());
        return change(
                id,
                from,
                switch (to) {
                    case PAUSED -> combine(update, due(EventType.CAMPAIGN_PAUSED, id, null));
                    case CANCELLED -> combine(update, due(EventType.CAMPAIGN_CANCELLED, id, null));
                    default -> update;
                });
    }

    /** Pauses a campaign because of its failures; returns false if it is not under way. */
    boolean pause(String id, FailureShare share, String reason) {
        return change(
                id,
                Lifecycle.UNDER_WAY,
                combine(
                        set(CampaignFields.STATUS, CampaignStatus.PAUSED.value()),
                        set(CampaignDocument.PAUSE_REASON, reason),
                        set(CampaignDocument.FAILURES_CONSIDERED, share.failures()),
                        set(CampaignDocument.OUTCOMES_CONSIDERED, share.outcomes()),
                        due(EventType.CAMPAIGN_PAUSED, id, reason),
                        progressedNow()));
    }

    /** Changes a pending campaign to running; returns false if it is neither pending nor running. */
    public boolean run(String id) {
        return move(id, Lifecycle.UNDER_WAY, CampaignStatus.RUNNING);
    }

    /** Changes a completed campaign to running because some communications are retried. */
    public void reopen(String id) {
        collection()
                .updateOne(
                        and(eq("_id", id), eq(CampaignFields.STATUS, CampaignStatus.COMPLETED.value())),
                        combine(
                                set(CampaignFields.STATUS, CampaignStatus.RUNNING.value()),
                                unset(CampaignFields.COMPLETED_AT),
                                progressedNow()));
    }

    /**
     * Launches a campaign and freezes the bounds of its audience; message and rule can no longer change. Returns false if
     * it has another status or has been edited since this version.
     */
    boolean launch(String id, int version, Set<CampaignStatus> from, @Nullable String lastCustomerId) {
        Bson bound = lastCustomerId == null ? new Document() : set(CampaignFields.LAST_CUSTOMER_ID, lastCustomerId);
        return change(
                id,
                from,
                CampaignDocument.hasVersion(version),
                combine(
                        set(CampaignFields.STATUS, CampaignStatus.PENDING.value()),
                        set(CampaignFields.LAUNCHED_AT, now()),
                        due(EventType.CAMPAIGN_LAUNCHED, id, null),
                        bound,
                        progressedNow()));
    }

    /** Records progress, so that the sweep ignores the campaign. */
    public void progressed(String id) {
        collection().updateOne(eq("_id", id), progressedNow());
    }

    /** Records that the campaign waits until this time, so that the sweep ignores it. */
    public void heldUp(String id, Instant until) {
        collection()
                .updateOne(
                        eq("_id", id),
                        combine(
                                set(CampaignDocument.WAITING_UNTIL, Date.from(until)),
                                set(CampaignFields.PROGRESSED_AT, Date.from(until))));
    }

    /** Records that the campaign waits for its sender, so that the sweep ignores it; failed tries remain. */
    public void waitsForSender(String id) {
        collection()
                .updateOne(
                        eq("_id", id),
                        combine(
                                set(CampaignFields.PROGRESSED_AT, now()),
                                set(CampaignDocument.SWEPT_AT, now()),
                                unset(CampaignDocument.WAITING_UNTIL)));
    }

    /** Records a failed dispatch of a page and returns the number of consecutive failures. */
    public int failedTry(String id) {
        Document campaign = collection()
                .findOneAndUpdate(
                        eq("_id", id),
                        inc(CampaignDocument.FAILED_TRIES, 1),
                        new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        return campaign == null ? 0 : campaign.getInteger(CampaignDocument.FAILED_TRIES);
    }

    /** Marks a pending or running campaign as failed, with a reason for people. */
    public boolean fail(String id, String reason) {
        return change(
                id,
                Lifecycle.UNDER_WAY,
                combine(
                        set(CampaignFields.STATUS, CampaignStatus.FAILED.value()),
                        set(CampaignDocument.FAILURE_REASON, reason),
                        due(EventType.CAMPAIGN_FAILED, id, reason),
                        progressedNow()));
    }

    /** Closes the audience of a cancelled or failed campaign whose remaining recipients cannot be recorded. */
    public void giveUpAudience(String id) {
        change(id, Lifecycle.ENDED_EARLY, CampaignCompletion.wholeAudience());
    }

    private Bson due(EventType type, String id, @Nullable String reason) {
        return CampaignEvents.due(type, id, clock.instant(), reason);
    }

    private Bson progressedNow() {
        return combine(
                set(CampaignFields.PROGRESSED_AT, now()),
                set(CampaignDocument.SWEPT_AT, now()),
                unset(CampaignDocument.WAITING_UNTIL),
                unset(CampaignDocument.FAILED_TRIES));
    }

    private Date now() {
        return Date.from(clock.instant());
    }

    private boolean change(String id, Set<CampaignStatus> from, Bson update) {
        return change(id, from, new Document(), update);
    }

    private boolean change(String id, Set<CampaignStatus> from, Bson condition, Bson update) {
        return collection()
                        .updateOne(and(eq("_id", id), CampaignDocument.hasStatus(from), condition), update)
                        .getMatchedCount()
                > 0;
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(CollectionNames.CAMPAIGNS);
    }
}
