package com.xenocrm.campaigndata.page;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BsonField;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.CollectionNames;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

/** Tallies of campaigns: sums of the counts of their pages. */
@Component
public class PageTallies {

    private final MongoOperations mongo;

    public PageTallies(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Returns the tallies of the given campaigns in one query; campaigns without pages are absent. */
    public Map<String, Tally> of(Collection<String> campaignIds) {
        Map<String, Tally> tallies = new HashMap<>();
        collection()
                .aggregate(List.of(
                        match(in(CampaignPageFields.CAMPAIGN_ID, campaignIds)),
                        group(
                                "$" + CampaignPageFields.CAMPAIGN_ID,
                                total(CampaignPageFields.AUDIENCE),
                                total(CampaignPageFields.SENT),
                                total(CampaignPageFields.FAILED),
                                total(CampaignPageFields.SUPPRESSED),
                                total(CampaignPageFields.IN_DOUBT),
                                total(CampaignPageFields.BOUNCED),
                                total(CampaignPageFields.COMPLAINED))))
                .forEach(sums -> tallies.put(
                        sums.getString("_id"),
                        Tally.of(
                                        number(sums, CampaignPageFields.AUDIENCE),
                                        number(sums, CampaignPageFields.SENT),
                                        number(sums, CampaignPageFields.FAILED),
                                        number(sums, CampaignPageFields.SUPPRESSED),
                                        number(sums, CampaignPageFields.IN_DOUBT))
                                .returned(
                                        number(sums, CampaignPageFields.BOUNCED),
                                        number(sums, CampaignPageFields.COMPLAINED))));
        return tallies;
    }

    /** Returns the number of failures by reason. */
    public Map<String, Integer> failureReasons(String campaignId) {
        Map<String, Integer> reasons = new TreeMap<>();
        collection()
                .find(and(eq(CampaignPageFields.CAMPAIGN_ID, campaignId), gt(CampaignPageFields.FAILED, 0)))
                .projection(include(CampaignPageFields.FAILURE_REASONS))
                .forEach(page -> page.get(CampaignPageFields.FAILURE_REASONS, new Document())
                        .forEach((reason, count) -> reasons.merge(reason, ((Number) count).intValue(), Integer::sum)));
        return reasons;
    }

    private static BsonField total(String field) {
        return sum(field, "$" + field);
    }

    private static int number(Document sums, String field) {
        return sums.get(field) instanceof Number sum ? sum.intValue() : 0;
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(CollectionNames.CAMPAIGN_PAGES);
    }
}
