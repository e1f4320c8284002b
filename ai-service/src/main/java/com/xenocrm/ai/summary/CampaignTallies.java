package com.xenocrm.ai.summary;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

import com.xenocrm.contracts.CampaignFields;
import com.xenocrm.contracts.CampaignPageFields;
import com.xenocrm.contracts.CollectionNames;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.include;

/** Campaigns' figures as they are in the database: the sum over the pages of the audience. Reads only. */
@Repository
class CampaignTallies {

    private final MongoOperations mongo;

    CampaignTallies(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Empty when there is no such campaign. */
    Optional<Tally> of(String campaignId) {
        return Optional.ofNullable(collection(CollectionNames.CAMPAIGNS)
                        .find(eq("_id", campaignId))
                        .projection(include(
                                CampaignFields.NAME,
                                CampaignFields.STATUS,
                                CampaignFields.LAUNCHED_AT,
                                CampaignFields.COMPLETED_AT))
                        .first())
                .map(campaign -> tally(campaignId, campaign));
    }

    private Tally tally(String campaignId, Document campaign) {
        long audience = 0;
        long sent = 0;
        long failed = 0;
        long suppressed = 0;
        Map<String, Long> reasons = new TreeMap<>();
        for (Document page : collection(CollectionNames.CAMPAIGN_PAGES)
                .find(eq(CampaignPageFields.CAMPAIGN_ID, campaignId))
                .projection(include(
                        CampaignPageFields.AUDIENCE,
                        CampaignPageFields.SENT,
                        CampaignPageFields.FAILED,
                        CampaignPageFields.SUPPRESSED,
                        CampaignPageFields.FAILURE_REASONS))) {
            audience += count(page, CampaignPageFields.AUDIENCE);
            sent += count(page, CampaignPageFields.SENT);
            failed += count(page, CampaignPageFields.FAILED);
            suppressed += count(page, CampaignPageFields.SUPPRESSED);
            Document counted = page.get(CampaignPageFields.FAILURE_REASONS, new Document());
            counted.keySet().forEach(reason -> reasons.merge(reason, count(counted, reason), Long::sum));
        }
        return new Tally(
                campaign.get(CampaignFields.NAME, ""),
                campaign.get(CampaignFields.STATUS, ""),
                audience,
                sent,
                failed,
                audience - sent - failed - suppressed,
                suppressed,
                reasons,
                instant(campaign.getDate(CampaignFields.LAUNCHED_AT)),
                instant(campaign.getDate(CampaignFields.COMPLETED_AT)));
    }

    private static long count(Document counts, String key) {
        return counts.get(key) instanceof Number number ? number.longValue() : 0;
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    private MongoCollection<Document> collection(String name) {
        return mongo.getCollection(name);
    }
}
