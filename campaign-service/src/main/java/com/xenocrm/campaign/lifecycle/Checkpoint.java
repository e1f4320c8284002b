package com.xenocrm.campaign.lifecycle;

import java.util.List;

import org.springframework.stereotype.Component;

import com.xenocrm.campaigndata.page.CampaignPages;
import com.xenocrm.campaigndata.page.FrozenPage;
import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.contracts.message.MessagePublisher;

/** Position of a campaign's dispatch: derived from its pages, continued by a message. */
@Component
public class Checkpoint {

    private final CampaignPages pages;
    private final MessagePublisher publisher;

    public Checkpoint(CampaignPages pages, MessagePublisher publisher) {
        this.pages = pages;
        this.publisher = publisher;
    }

    /** Requests the page that is due; repeated requests are harmless. */
    public void requestNextPage(String campaignId) {
        AudiencePageRequested next = pages.last(campaignId)
                .map(Checkpoint::after)
                .orElseGet(() -> new AudiencePageRequested(campaignId, 0, null));
        publisher.publish(List.of(next));
    }

    /** Returns the next page; the same page if it is not dispatched yet or is the last. */
    private static AudiencePageRequested after(FrozenPage page) {
        return page.dispatched() && !page.last()
                ? new AudiencePageRequested(
                        page.campaignId(), page.number() + 1, page.customerIds().getLast())
                : new AudiencePageRequested(page.campaignId(), page.number(), null);
    }
}
