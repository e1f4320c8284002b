package com.xenocrm.campaign.dispatch;

import java.util.List;

import org.springframework.stereotype.Component;

import com.xenocrm.campaign.rate.RateLimitedPublisher;
import com.xenocrm.campaign.rate.RateLimitedPublisher.Published;
import com.xenocrm.campaign.rate.RateLimiter;
import com.xenocrm.campaigndata.communication.CommunicationLog;
import com.xenocrm.campaigndata.page.CampaignPages;
import com.xenocrm.campaigndata.page.FrozenPage;
import com.xenocrm.campaigndata.page.PageRecount;
import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.MessagePublisher;

/** Hands a page's communications to the broker, at their pace and for at most a second at a time. */
@Component
class PagePublisher {

    private final CampaignPages pages;
    private final CommunicationLog communications;
    private final PageRecount recount;
    private final RateLimitedPublisher paced;
    private final MessagePublisher outbox;

    PagePublisher(
            CampaignPages pages,
            CommunicationLog communications,
            PageRecount recount,
            RateLimitedPublisher paced,
            MessagePublisher outbox) {
        this.pages = pages;
        this.communications = communications;
        this.recount = recount;
        this.paced = paced;
        this.outbox = outbox;
    }

    /**
     * Sends these, in the order of the page's customers, unless the rest of the page has been withdrawn. A second
     * may be too short for all of them.
     */
    PageResult send(FrozenPage page, List<Communication> toSend, RateLimiter pace) {
        List<Communication> part = toSend.subList(0, Math.min(toSend.size(), pace.perSecond()));
        String upTo = part.size() < toSend.size()
                ? part.getLast().customerId()
                : page.customerIds().isEmpty() ? "" : page.customerIds().getLast();
        return pages.release(page, upTo) ? sendReleased(page, toSend, pace) : PageResult.WITHDRAWN;
    }

    /** The same for what has been released before. */
    PageResult sendReleased(FrozenPage page, List<Communication> toSend, RateLimiter pace) {
        Published published = paced.publish(toSend, pace, paced.end());
        if (!published.suppressed().isEmpty()) {
            communications.suppress(published.suppressed());
            recount.recount(page.pageId());
        }
        if (published.handled() < toSend.size()) {
            pages.published(page, toSend.get(published.handled() - 1).customerId());
            return PageResult.PART;
        }
        if (!page.last()) {
            outbox.publish(List.of(new AudiencePageRequested(
                    page.campaignId(), page.number() + 1, page.customerIds().getLast())));
        }
        pages.markDispatched(page);
        return PageResult.WHOLE;
    }
}
