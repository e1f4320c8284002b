package com.xenocrm.delivery.timeout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.CampaignFields;
import com.xenocrm.contracts.CampaignPageFields;
import com.xenocrm.contracts.CampaignStatus;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.CommunicationFields;
import com.xenocrm.contracts.CommunicationStatus;
import com.xenocrm.delivery.tally.AudiencePage;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;

/** Where a receipt could be expected for some time: in campaigns that have sent nothing, and were not resumed, meanwhile. */
@Component
public class Silence {

    private final MongoOperations mongo;

    public Silence(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Pages with communications pending, all of it given to the vendor before then, in campaigns that are not paused. */
    List<AudiencePage> pages(Instant then) {
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
                .map(page -> new AudiencePage(
                        page.getString(CampaignPageFields.CAMPAIGN_ID), page.getInteger(CampaignPageFields.PAGE)))
                .into(new ArrayList<>());
    }

    /** Those of a page that are pending, and whose attempt was asked for before then. */
    Bson of(AudiencePage page, Instant then) {
        return and(
                eq(CommunicationFields.CAMPAIGN_ID, page.campaignId()),
                eq(CommunicationFields.PAGE, page.number()),
                eq(CommunicationFields.STATUS, CommunicationStatus.PENDING.name()),
                before(CommunicationFields.REQUESTED_AT, then));
    }

    static Bson before(String field, Instant then) {
        return or(exists(field, false), lt(field, Date.from(then)));
    }
}
