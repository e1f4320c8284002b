package com.xenocrm.campaign.retry;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;

import com.xenocrm.campaign.lifecycle.Campaigns;
import com.xenocrm.campaigndata.communication.PageId;
import com.xenocrm.campaigndata.communication.RetryTransitions;
import com.xenocrm.campaigndata.communication.RetryTransitions.Pending;
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

    /**
     * Changes failed communications and leaves the others unchanged; returns the given ones that are pending now. Their
     * campaigns are taken from the log, as the tally of a page may still be on its way from another recount.
     */
    List<Pending> reopen(Collection<Retry> retries) {
        Set<PageId> pages = log.reopen(retries, clock.instant());
        recount.recount(pages);
        List<Pending> pending =
                log.pending(retries.stream().map(Retry::communicationId).toList());
        if (!pages.isEmpty()) {
            pending.stream()
                    .map(each -> each.communication().campaignId())
                    .distinct()
                    .forEach(campaigns::reopen);
        }
        return pending;
    }
}
