package com.xenocrm.campaign.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import com.xenocrm.campaign.dispatch.PageFreezer.Recipients;
import com.xenocrm.campaign.lifecycle.Campaign;
import com.xenocrm.campaigndata.page.CampaignPages;
import com.xenocrm.campaigndata.page.FrozenPage;
import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.contracts.message.MessagePublisher;

/**
 * Lease on a page: one dispatcher at a time sends it, however often it is requested. After a pause, for example, the
 * queue may contain both the earlier request and that of the resumption.
 */
@Component
class PageLease {

    private static final Duration RETRY_DELAY = Duration.ofSeconds(1);

    private final PageFreezer freezer;
    private final CampaignPages pages;
    private final MessagePublisher publisher;

    PageLease(PageFreezer freezer, CampaignPages pages, MessagePublisher publisher) {
        this.freezer = freezer;
        this.pages = pages;
        this.publisher = publisher;
    }

    /**
     * Freezes the page if necessary and leases it unless it is dispatched. Returns its recipients; empty if another
     * dispatcher has the lease, in which case the page is requested again later.
     */
    Optional<Recipients> acquire(Campaign campaign, AudiencePageRequested request) {
        Recipients recipients = freezer.freeze(campaign, request);
        if (recipients.page().dispatched()) {
            return Optional.of(recipients);
        }
        Optional<FrozenPage> leased = pages.take(recipients.page());
        if (leased.isEmpty()) {
            publisher.publishAfter(RETRY_DELAY, List.of(request));
        }
        return leased.map(page -> new Recipients(page, recipients.customers(), recipients.readAt()));
    }

    /** Releases the lease unless it has expired and another dispatcher has taken it. */
    void release(FrozenPage page) {
        if (page.progress().takenUntil() != null) {
            pages.leave(page);
        }
    }

    /** Requests the rest of a partly sent page. */
    void requestRest(FrozenPage page) {
        publisher.publish(List.of(new AudiencePageRequested(page.campaignId(), page.number(), null)));
    }
}
