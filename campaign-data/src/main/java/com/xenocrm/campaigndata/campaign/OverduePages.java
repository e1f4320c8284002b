package com.xenocrm.campaigndata.campaign;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import com.xenocrm.campaigndata.communication.PageId;
import com.xenocrm.campaigndata.page.CampaignPageFields;
import com.xenocrm.contracts.CollectionNames;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Projections.include;

/** Finds pages that await receipts in campaigns without recent progress. */
@Component
public class OverduePages {

    private final MongoOperations mongo;

    public OverduePages(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Returns dispatched pages with pending communications, in campaigns that are not paused and made no progress since then. */
    public List<PageId> since(Instant then) {
        Bson waiting = and(gt(CampaignPageFields.PENDING, 0), eq(CampaignPageFields.DISPATCHED, true));
        List<String> campaigns = mongo.getCollection(CollectionNames.CAMPAIGN_PAGES)
                .distinct(CampaignPageFields.CAMPAIGN_ID, waiting, String.class)
                .into(new ArrayList<>());
        List<String> silent = mongo.getCollection(CollectionNames.CAMPAIGNS)
                .find(and(
                        in("_id", campaigns),
                        ne(CampaignFields.STATUS, CampaignStatus.PAUSED.value()),
                        lt(CampaignFields.PROGRESSED_AT, Date.from(then))))
                .projection(include("_id"))
                .map(campaign -> campaign.getString("_id"))
                .into(new ArrayList<>());
        return mongo.getCollection(CollectionNames.CAMPAIGN_PAGES)
                .find(and(in(CampaignPageFields.CAMPAIGN_ID, silent), waiting))
                .projection(include(CampaignPageFields.CAMPAIGN_ID, CampaignPageFields.PAGE))
                .map(page -> new PageId(
                        page.getString(CampaignPageFields.CAMPAIGN_ID), page.getInteger(CampaignPageFields.PAGE)))
                .into(new ArrayList<>());
    }
}
