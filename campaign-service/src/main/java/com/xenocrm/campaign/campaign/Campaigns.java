package com.xenocrm.campaign.campaign;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
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

import com.xenocrm.campaigndata.campaign.CampaignFields;
import com.xenocrm.campaigndata.campaign.CampaignStatus;
import com.xenocrm.contracts.CollectionNames;
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

/** The campaigns. Every change of state is one conditional update; that it changed something is the answer. */
@Component
public class Campaigns {

    private final MongoOperations mongo;
    private final Clock clock;

    public Campaigns(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Adds a campaign, and answers the one that has its identifier: this one, or the one that was there before. */
    Campaign add(Campaign campaign, String createdBy, @Nullable String traceParent) {
        BulkWrites.insertOnce(collection(), CampaignDocument.of(campaign, createdBy, traceParent));
        return get(campaign.id());
    }

    public Optional<Campaign> find(String id) {
        return Optional.ofNullable(collection().find(eq("_id", id)).first()).map(CampaignDocument::read);
    }

    /** The campaign, or 404. */
    public Campaign get(String id) {
        return find(id).orElseThrow(() -> Refusal.notFound("CAMPAIGN_NOT_FOUND", "There is no such campaign"));
    }

    /** Reads one campaign more than the page asks for, newest first. */
    List<Campaign> page(PageRequest page) {
        return mongo
                .find(
                        page.newestFirst(new Criteria(), CampaignDocument.CREATED_AT),
                        Document.class,
                        CollectionNames.CAMPAIGNS)
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

    boolean rename(String id, String name) {
        return collection()
                        .updateOne(eq("_id", id), set(CampaignFields.NAME, name))
                        .getMatchedCount()
                > 0;
    }

    /** Changes what a campaign says, to whom or when, while nothing of it has gone out. */
    boolean edit(String id, Document changes) {
        return change(id, Lifecycle.NOT_LAUNCHED, new Document("$set", changes));
    }

    /** Changes the status from one of these to another. */
    boolean move(String id, Set<CampaignStatus> from, CampaignStatus to) {
        return change(id, from, combine(set(CampaignFields.STATUS, to.value()), progressedNow()));
    }

    /** The first page makes a pending campaign a running one; false when it is not under way any more. */
    public boolean run(String id) {
        return move(id, Lifecycle.UNDER_WAY, CampaignStatus.RUNNING);
    }

    /** Completed to running: some of it is tried once more. */
    public void reopen(String id) {
        collection()
                .updateOne(
                        and(eq("_id", id), eq(CampaignFields.STATUS, CampaignStatus.COMPLETED.value())),
                        combine(
                                set(CampaignFields.STATUS, CampaignStatus.RUNNING.value()),
                                unset(CampaignFields.COMPLETED_AT),
                                progressedNow()));
    }

    /** Freezes the bounds of the audience; from here on message and rule are history. */
    boolean launch(String id, Set<CampaignStatus> from, @Nullable String lastCustomerId) {
        List<Bson> updates = new ArrayList<>(List.of(
                set(CampaignFields.STATUS, CampaignStatus.PENDING.value()),
                set(CampaignFields.LAUNCHED_AT, now()),
                progressedNow()));
        if (lastCustomerId != null) {
            updates.add(set(CampaignDocument.LAST_CUSTOMER_ID, lastCustomerId));
        }
        return change(id, from, combine(updates));
    }

    /** Keeps the sweep away from a campaign that gets on. */
    public void progressed(String id) {
        collection().updateOne(eq("_id", id), progressedNow());
    }

    /** Keeps the sweep away from a campaign that is held up until then. */
    public void heldUp(String id, Instant until) {
        collection()
                .updateOne(
                        eq("_id", id),
                        combine(
                                set(CampaignDocument.WAITING_UNTIL, Date.from(until)),
                                set(CampaignFields.PROGRESSED_AT, Date.from(until))));
    }

    /** Counts a page that could not be dispatched; answers how many times in a row that has happened. */
    public int failedTry(String id) {
        Document campaign = collection()
                .findOneAndUpdate(
                        eq("_id", id),
                        inc(CampaignDocument.FAILED_TRIES, 1),
                        new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        return campaign == null ? 0 : campaign.getInteger(CampaignDocument.FAILED_TRIES);
    }

    /** A campaign under way has failed, for a reason that a person understands. */
    public boolean fail(String id, String reason) {
        return change(
                id,
                Lifecycle.UNDER_WAY,
                combine(
                        set(CampaignFields.STATUS, CampaignStatus.FAILED.value()),
                        set(CampaignDocument.FAILURE_REASON, reason),
                        progressedNow()));
    }

    /** Of a cancelled or failed campaign, nobody more can be accounted for. */
    public void giveUpAudience(String id) {
        change(id, Lifecycle.ENDED_EARLY, set(CampaignFields.AUDIENCE_COMPLETE, true));
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
        List<String> words = from.stream().map(CampaignStatus::value).toList();
        return collection()
                        .updateOne(and(eq("_id", id), in(CampaignFields.STATUS, words)), update)
                        .getMatchedCount()
                > 0;
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(CollectionNames.CAMPAIGNS);
    }
}
