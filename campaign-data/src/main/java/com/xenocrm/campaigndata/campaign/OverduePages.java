package com.xenocrm.campaigndata.campaign;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import com.xenocrm.campaigndata.communication.PageId;
import com.xenocrm.campaigndata.page.CampaignPageFields;
import com.xenocrm.contracts.CollectionNames;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

/** Finds pages that await receipts in campaigns without recent progress, and claims them for reminders. */
@Component
public class OverduePages {

    private static final String REMINDED_AT = "reminded_at";

    private final MongoOperations mongo;
    private final Clock clock;

    public OverduePages(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Returns dispatched pages with pending communications, in campaigns that are not paused and made no progress since then. */
    public List<PageId> since(Instant then) {
        Bson waiting = and(gt(CampaignPageFields.PENDING, 0), eq(CampaignPageFields.DISPATCHED, true));
        List<String> campaigns = pages().distinct(CampaignPageFields.CAMPAIGN_ID, waiting, String.class)
                .into(new ArrayList<>());
        List<String> silent = mongo.getCollection(CollectionNames.CAMPAIGNS)
                .find(and(
                        in("_id", campaigns),
                        ne(CampaignFields.STATUS, CampaignStatus.PAUSED.value()),
                        lt(CampaignFields.PROGRESSED_AT, Date.from(then))))
                .projection(include("_id"))
                .map(campaign -> campaign.getString("_id"))
                .into(new ArrayList<>());
        return pages().find(and(in(CampaignPageFields.CAMPAIGN_ID, silent), waiting))
                .projection(include(CampaignPageFields.CAMPAIGN_ID, CampaignPageFields.PAGE))
                .map(page -> new PageId(
                        page.getString(CampaignPageFields.CAMPAIGN_ID), page.getInteger(CampaignPageFields.PAGE)))
                .into(new ArrayList<>());
    }

    /** Claims a page for a reminder; returns false if it was claimed at the given time or later. */
    public boolean claim(PageId page, Instant then) {
        return pages().updateOne(
                                and(
                                        eq("_id", page.id()),
                                        or(exists(REMINDED_AT, false), lt(REMINDED_AT, Date.from(then)))),
                                set(REMINDED_AT, Date.from(clock.instant())))
                        .getModifiedCount()
                > 0;
    }

    /** Releases the claim of a reminder that failed. */
    public void release(PageId page) {
        pages().updateOne(eq("_id", page.id()), unset(REMINDED_AT));
    }

    private MongoCollection<Document> pages() {
        return mongo.getCollection(CollectionNames.CAMPAIGN_PAGES);
    }
}
