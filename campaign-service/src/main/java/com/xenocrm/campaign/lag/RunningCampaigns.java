package com.xenocrm.campaign.lag;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import com.xenocrm.campaigndata.campaign.CampaignFields;
import com.xenocrm.campaigndata.campaign.CampaignStatus;
import com.xenocrm.contracts.CollectionNames;

import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

/** Reads the pending and running campaigns. */
@Component
class RunningCampaigns {

    private static final List<String> UNDER_WAY =
            List.of(CampaignStatus.PENDING.value(), CampaignStatus.RUNNING.value());

    private final MongoOperations mongo;

    RunningCampaigns(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Returns the time of the last page by campaign; in the future for campaigns that wait until then. */
    Map<String, Instant> progress() {
        Map<String, Instant> progress = new HashMap<>();
        mongo.getCollection(CollectionNames.CAMPAIGNS)
                .find(in(CampaignFields.STATUS, UNDER_WAY))
                .projection(include(CampaignFields.PROGRESSED_AT))
                .forEach(campaign -> progress.put(
                        campaign.getString("_id"),
                        campaign.get(CampaignFields.PROGRESSED_AT, Date.from(Instant.EPOCH))
                                .toInstant()));
        return progress;
    }
}
