package com.xenocrm.campaigndata.campaign;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import com.xenocrm.campaigndata.communication.PageId;
import com.xenocrm.campaigndata.page.CampaignPages;
import com.xenocrm.campaigndata.page.PageRecount;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.message.EventType;
import com.xenocrm.kit.event.DueEvents;
import com.xenocrm.kit.mongo.BulkWrites;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

/**
 * Completes running campaigns whose audience is complete and settled. Recount, dispatcher and retry each write before they
 * check, so at least one of them sees all conditions.
 */
@Component
public class CampaignCompletion {

    private final MongoOperations mongo;
    private final CampaignPages pages;
    private final PageRecount recount;
    private final Clock clock;

    public CampaignCompletion(MongoOperations mongo, CampaignPages pages, PageRecount recount, Clock clock) {
        this.mongo = mongo;
        this.pages = pages;
        this.recount = recount;
        this.clock = clock;
    }

    /** Returns the update of a campaign to which no page will be added; the bound of its audience names a customer. */
    public static Bson wholeAudience() {
        return combine(set(CampaignFields.AUDIENCE_COMPLETE, true), unset(CampaignFields.LAST_CUSTOMER_ID));
    }

    /**
     * Returns whether the incomplete audience of a campaign ends with this customer. Removes the bound of complete
     * audiences, which replicas of an earlier version leave.
     */
    public boolean isBound(String customerId) {
        collection()
                .updateMany(
                        and(
                                eq(CampaignFields.LAST_CUSTOMER_ID, customerId),
                                eq(CampaignFields.AUDIENCE_COMPLETE, true)),
                        unset(CampaignFields.LAST_CUSTOMER_ID));
        return collection()
                        .find(eq(CampaignFields.LAST_CUSTOMER_ID, customerId))
                        .projection(include("_id"))
                        .first()
                != null;
    }

    /** Marks the audience complete, and completes the campaign if everything is settled. */
    public void endOfAudience(String campaignId) {
        collection().updateOne(eq("_id", campaignId), wholeAudience());
        completeSettled(List.of(campaignId));
    }

    /** Recounts the given pages, then completes the settled ones among their campaigns. */
    public void recount(Set<PageId> touched) {
        recount.recount(touched);
        completeSettled(touched.stream().map(PageId::campaignId).collect(Collectors.toSet()));
    }

    /**
     * Completes the given campaigns whose audience is complete and settled. Reads the pages only of campaigns to which no page
     * can be added any more.
     */
    public void completeSettled(Collection<String> campaignIds) {
        List<String> whole = collection()
                .find(and(in("_id", campaignIds), isWhole()))
                .projection(include("_id"))
                .map(campaign -> campaign.getString("_id"))
                .into(new ArrayList<>());
        if (whole.isEmpty()) {
            return;
        }
        Set<String> pending = pages.pendingAmong(whole);
        List<String> settled =
                whole.stream().filter(id -> !pending.contains(id)).toList();
        if (!settled.isEmpty()) {
            Instant now = clock.instant();
            BulkWrites.perform(
                    collection(),
                    settled.stream()
                            .map(id -> new UpdateOneModel<Document>(
                                    and(eq("_id", id), isWhole()),
                                    combine(
                                            set(CampaignFields.STATUS, CampaignStatus.COMPLETED.value()),
                                            set(CampaignFields.COMPLETED_AT, Date.from(now)),
                                            CampaignEvents.due(EventType.CAMPAIGN_COMPLETED, id, now, null))))
                            .toList());
            reopen(pages.pendingAmong(settled), now);
        }
    }

    /** Changes completed campaigns back to running: a retry began between the check of the pages and the completion. */
    private void reopen(Set<String> pending, Instant completed) {
        BulkWrites.perform(
                collection(),
                pending.stream()
                        .map(id -> new UpdateOneModel<Document>(
                                and(eq("_id", id), eq(CampaignFields.STATUS, CampaignStatus.COMPLETED.value())),
                                combine(
                                        set(CampaignFields.STATUS, CampaignStatus.RUNNING.value()),
                                        unset(CampaignFields.COMPLETED_AT),
                                        pull(
                                                DueEvents.FIELD,
                                                CampaignEvents.event(
                                                        EventType.CAMPAIGN_COMPLETED, id, completed, null)))))
                        .toList());
    }

    private static Bson isWhole() {
        return and(
                eq(CampaignFields.STATUS, CampaignStatus.RUNNING.value()), eq(CampaignFields.AUDIENCE_COMPLETE, true));
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(CollectionNames.CAMPAIGNS);
    }
}
