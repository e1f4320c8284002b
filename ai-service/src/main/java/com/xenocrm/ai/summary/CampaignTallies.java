package com.xenocrm.ai.summary;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

import com.xenocrm.campaigndata.campaign.CampaignSummaries;
import com.xenocrm.campaigndata.campaign.CampaignSummaries.Summary;
import com.xenocrm.campaigndata.page.PageTallies;
import com.xenocrm.campaigndata.page.Tally;

/** Reads the figures of campaigns: the sum over the pages of the audience. */
@Repository
class CampaignTallies {

    private final CampaignSummaries campaigns;
    private final PageTallies tallies;

    CampaignTallies(MongoOperations mongo, Clock clock) {
        this.campaigns = new CampaignSummaries(mongo);
        this.tallies = new PageTallies(mongo);
    }

    /** Returns the figures of a campaign; empty if there is none. */
    Optional<CampaignFigures> of(String campaignId) {
        return campaigns.find(campaignId).map(campaign -> figures(campaignId, campaign));
    }

    private CampaignFigures figures(String campaignId, Summary campaign) {
        Tally counts = tallies.of(List.of(campaignId)).getOrDefault(campaignId, Tally.NOTHING);
        Map<String, Long> reasons = new TreeMap<>();
        tallies.failureReasons(campaignId).forEach((reason, count) -> reasons.put(reason, count.longValue()));
        return new CampaignFigures(
                campaign.name(),
                campaign.status(),
                counts.audienceSize(),
                counts.sent(),
                counts.failed(),
                counts.pending(),
                counts.suppressed(),
                reasons,
                campaign.launchedAt(),
                campaign.completedAt());
    }
}
