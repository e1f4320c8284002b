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

/** Makes failed communications pending again that are to be tried once more, and their campaigns running ones. */
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

    /** Leaves alone what is pending already, or was sent after all. */
    void reopen(Collection<Retry> retries) {
        Set<PageId> pages = log.reopen(retries, clock.instant());
        recount.recount(pages);
        pages.stream().map(PageId::campaignId).distinct().forEach(campaigns::reopen);
    }
}
