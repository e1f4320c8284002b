package com.xenocrm.campaign.campaign;

import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;

import com.xenocrm.campaign.page.CampaignPages;

/** Completes campaigns that have nothing left to do. Whoever applies receipts does so, too, by the same update. */
@Component
public class Completion {

    private final Campaigns campaigns;
    private final CampaignPages pages;

    public Completion(Campaigns campaigns, CampaignPages pages) {
        this.campaigns = campaigns;
        this.pages = pages;
    }

    /** No page will follow any more; when all is settled by now, the campaign is done. */
    public void endOfAudience(String campaignId) {
        campaigns.completeAudience(campaignId);
        completeSettled(List.of(campaignId));
    }

    /** Completes those of these campaigns whose audience is complete and settled. */
    public void completeSettled(List<String> campaignIds) {
        Set<String> pending = pages.pendingAmong(campaignIds);
        campaignIds.stream().filter(id -> !pending.contains(id)).forEach(campaigns::complete);
    }
}
