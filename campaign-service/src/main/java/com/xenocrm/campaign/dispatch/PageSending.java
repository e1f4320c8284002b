package com.xenocrm.campaign.dispatch;

import java.util.List;

import org.springframework.stereotype.Component;

import com.xenocrm.campaign.campaign.Outbox;
import com.xenocrm.campaign.pace.Pace;
import com.xenocrm.campaign.pace.PacedOutbox;
import com.xenocrm.campaign.page.CampaignPages;
import com.xenocrm.campaign.page.FrozenPage;
import com.xenocrm.contracts.AudiencePageRequested;
import com.xenocrm.contracts.CommunicationRequested.Communication;

/** Hands a page's communications to the broker, at their pace and for at most a second at a time. */
@Component
class PageSending {

    private final CampaignPages pages;
    private final PacedOutbox paced;
    private final Outbox outbox;

    PageSending(CampaignPages pages, PacedOutbox paced, Outbox outbox) {
        this.pages = pages;
        this.paced = paced;
        this.outbox = outbox;
    }

    /**
     * Sends these, in the order of the page's customers, unless the rest of the page has been withdrawn. A second
     * may be too short for all of them.
     */
    Sent send(FrozenPage page, List<Communication> communications, Pace pace) {
        List<Communication> part = communications.subList(0, Math.min(communications.size(), pace.perSecond()));
        String upTo = part.size() < communications.size()
                ? part.getLast().customerId()
                : page.customerIds().isEmpty() ? "" : page.customerIds().getLast();
        return pages.release(page, upTo) ? sendReleased(page, communications, pace) : Sent.WITHDRAWN;
    }

    /** The same for what has been released before. */
    Sent sendReleased(FrozenPage page, List<Communication> communications, Pace pace) {
        int sent = paced.publish(communications, pace, paced.end());
        if (sent < communications.size()) {
            pages.published(page, communications.get(sent - 1).customerId());
            return Sent.PART;
        }
        if (!page.last()) {
            outbox.publish(List.of(new AudiencePageRequested(
                    page.campaignId(), page.number() + 1, page.customerIds().getLast())));
        }
        pages.markDispatched(page);
        return Sent.WHOLE;
    }
}
