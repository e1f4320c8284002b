package com.xenocrm.campaign.retry;

import java.time.Clock;
import java.util.Collection;
import java.util.Set;

import org.springframework.stereotype.Component;

import com.xenocrm.campaign.campaign.Campaigns;
import com.xenocrm.campaign.page.CampaignPages;
import com.xenocrm.campaign.page.PageRecount;
import com.xenocrm.campaign.retry.RetryLog.Place;
import com.xenocrm.contracts.message.RetryRequested.Retry;

/** Makes failed communications pending again that are to be tried once more, and their campaigns running ones. */
@Component
class Reopening {

    private final RetryLog log;
    private final CampaignPages pages;
    private final PageRecount recount;
    private final Campaigns campaigns;
    private final Clock clock;

    Reopening(RetryLog log, CampaignPages pages, PageRecount recount, Campaigns campaigns, Clock clock) {
        this.log = log;
        this.pages = pages;
        this.recount = recount;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /** Leaves alone what is pending already, or was sent after all. */
    void reopen(Collection<Retry> retries) {
        Set<Place> places = log.reopen(retries, clock.instant());
        places.forEach(place -> pages.find(place.campaignId(), place.page()).ifPresent(recount::recount));
        places.stream().map(Place::campaignId).distinct().forEach(campaigns::reopen);
    }
}
