package com.xenocrm.campaign.retry;

import java.time.Clock;
import java.util.Collection;
import java.util.Set;

import org.springframework.stereotype.Component;

import com.xenocrm.campaign.campaign.Campaigns;
import com.xenocrm.campaigndata.communication.PageId;
import com.xenocrm.campaigndata.communication.RetryTransitions;
import com.xenocrm.campaigndata.page.PageRecount;
import com.xenocrm.contracts.message.RetryRequested.Retry;

/** Changes failed communications that are to be retried to pending, and their campaigns to running. */
@Component
class RetryActivation {

    private final RetryTransitions log;
    private final PageRecount recount;
    private final Campaigns campaigns;
    private final Clock clock;

    RetryActivation(RetryTransitions log, PageRecount recount, Campaigns campaigns, Clock clock) {
        this.log = log;
        this.recount = recount;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /** Changes failed communications; pending and sent ones are left unchanged. */
    void reopen(Collection<Retry> retries) {
        Set<PageId> pages = log.reopen(retries, clock.instant());
        recount.recount(pages);
        pages.stream().map(PageId::campaignId).distinct().forEach(campaigns::reopen);
    }
}
