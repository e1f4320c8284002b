package com.xenocrm.campaign.lifecycle;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import com.xenocrm.campaign.content.CampaignContent;
import com.xenocrm.campaigndata.campaign.CampaignFields;
import com.xenocrm.campaigndata.campaign.CampaignStatus;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.message.Channel;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.set;

/** Repository of campaigns that need attention; each is claimed by only one replica. */
@Component
public class WaitingCampaigns {

    private static final List<String> WITH_PAGES_TO_COME = Stream.concat(
                    Lifecycle.UNDER_WAY.stream(), Lifecycle.ENDED_EARLY.stream())
            .map(CampaignStatus::value)
            .toList();

    private final MongoOperations mongo;
    private final Clock clock;

    WaitingCampaigns(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Returns due scheduled campaigns that have not been claimed since the given time. */
    List<Campaign> due(Instant then, int limit) {
        return collection()
                .find(unclaimed(then))
                .limit(limit)
                .map(CampaignDocument::read)
                .into(new ArrayList<>());
    }

    /** Claims a due campaign; succeeds on only one replica. */
    boolean claimDue(String id, Instant then) {
        return collection()
                        .updateOne(and(eq("_id", id), unclaimed(then)), set(CampaignDocument.SWEPT_AT, now()))
                        .getModifiedCount()
                > 0;
    }

    /**
     * Returns launched campaigns, including cancelled and failed ones, with remaining pages and no activity since the
     * given time.
     */
    public List<String> stalledSince(Instant then, int limit) {
        return ids(stalled(then), limit);
    }

    /** Claims a stalled campaign; succeeds on only one replica. */
    public boolean claimStalled(String id, Instant then) {
        return collection()
                        .updateOne(and(eq("_id", id), stalled(then)), set(CampaignDocument.SWEPT_AT, now()))
                        .getModifiedCount()
                > 0;
    }

    /** Returns running campaigns after this one, ordered by id, that only wait for receipts. */
    public List<String> waitingForReceipts(String afterId, int limit) {
        return ids(
                and(
                        gt("_id", afterId),
                        eq(CampaignFields.STATUS, CampaignStatus.RUNNING.value()),
                        eq(CampaignFields.AUDIENCE_COMPLETE, true)),
                limit);
    }

    /**
     * Returns pending and running campaigns to real people after this one, ordered by id, with the outcomes considered
     * so far.
     */
    Map<String, FailureShare> reachingPeople(String afterId, int limit) {
        Map<String, FailureShare> considered = new LinkedHashMap<>();
        collection()
                .find(and(
                        gt("_id", afterId),
                        in(
                                CampaignFields.STATUS,
                                Lifecycle.UNDER_WAY.stream()
                                        .map(CampaignStatus::value)
                                        .toList()),
                        exists(CampaignContent.CHANNEL),
                        ne(CampaignContent.CHANNEL, Channel.SIMULATED.value())))
                .sort(ascending("_id"))
                .limit(limit)
                .projection(include(CampaignDocument.FAILURES_CONSIDERED, CampaignDocument.OUTCOMES_CONSIDERED))
                .forEach(found -> considered.put(
                        found.getString("_id"),
                        new FailureShare(
                                found.getInteger(CampaignDocument.FAILURES_CONSIDERED, 0),
                                found.getInteger(CampaignDocument.OUTCOMES_CONSIDERED, 0))));
        return considered;
    }

    private List<String> ids(Bson query, int limit) {
        return collection()
                .find(query)
                .sort(ascending("_id"))
                .limit(limit)
                .projection(include("_id"))
                .map(stored -> stored.getString("_id"))
                .into(new ArrayList<>());
    }

    private Bson unclaimed(Instant then) {
        return and(
                eq(CampaignFields.STATUS, CampaignStatus.SCHEDULED.value()),
                lte(CampaignDocument.SCHEDULE_AT, now()),
                or(exists(CampaignDocument.SWEPT_AT, false), lt(CampaignDocument.SWEPT_AT, Date.from(then))));
    }

    private static Bson stalled(Instant then) {
        return and(
                in(CampaignFields.STATUS, WITH_PAGES_TO_COME),
                exists(CampaignFields.LAUNCHED_AT),
                ne(CampaignFields.AUDIENCE_COMPLETE, true),
                lt(CampaignFields.PROGRESSED_AT, Date.from(then)),
                lt(CampaignDocument.SWEPT_AT, Date.from(then)));
    }

    private Date now() {
        return Date.from(clock.instant());
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(CollectionNames.CAMPAIGNS);
    }
}
