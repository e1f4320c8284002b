package com.xenocrm.campaign.retry;

import java.time.Clock;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import com.xenocrm.campaign.lifecycle.Campaigns;
import com.xenocrm.campaigndata.communication.PageId;
import com.xenocrm.campaigndata.communication.RetryTransitions;
import com.xenocrm.campaigndata.page.CampaignPages;
import com.xenocrm.campaigndata.page.PageRecount;
import com.xenocrm.contracts.message.RetryRequested.Retry;

/** Changes failed communications that are to be retried to pending, and their campaigns to running. */
@Component
class RetryActivation {

    private final RetryTransitions log;
    private final PageRecount recount;
    private final CampaignPages campaignPages;
    private final Campaigns campaigns;
    private final Clock clock;

    RetryActivation(
            RetryTransitions log, PageRecount recount, CampaignPages campaignPages, Campaigns campaigns, Clock clock) {
        this.log = log;
        this.recount = recount;
        this.campaignPages = campaignPages;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /** Changes failed communications; pending and sent ones are left unchanged. */
    void reopen(Collection<Retry> retries) {
        Set<PageId> pages = log.reopen(retries, clock.instant());
        recount.recount(pages);
        Set<String> affected = pages.stream().map(PageId::campaignId).collect(Collectors.toSet());
        campaignPages.pendingAmong(affected).forEach(campaigns::reopen);
    }
}
