package com.xenocrm.campaigndata.campaign;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.contracts.CollectionNames;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.include;

/** Reads name, status and times of campaigns. */
public final class CampaignSummaries {

    private final MongoOperations mongo;

    public CampaignSummaries(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Returns the summary of a campaign; empty if there is no such campaign. */
    public Optional<Summary> find(String campaignId) {
        return Optional.ofNullable(mongo.getCollection(CollectionNames.CAMPAIGNS)
                        .find(eq("_id", campaignId))
                        .projection(include(
                                CampaignFields.NAME,
                                CampaignFields.STATUS,
                                CampaignFields.LAUNCHED_AT,
                                CampaignFields.COMPLETED_AT))
                        .first())
                .map(Summary::read);
    }

    /** Name, status and times of one campaign. */
    public record Summary(
            String name,
            String status,
            @Nullable Instant launchedAt,
            @Nullable Instant completedAt) {

        private static Summary read(Document campaign) {
            return new Summary(
                    campaign.get(CampaignFields.NAME, ""),
                    campaign.get(CampaignFields.STATUS, ""),
                    instant(campaign.getDate(CampaignFields.LAUNCHED_AT)),
                    instant(campaign.getDate(CampaignFields.COMPLETED_AT)));
        }

        private static @Nullable Instant instant(@Nullable Date date) {
            return date == null ? null : date.toInstant();
        }
    }
}
