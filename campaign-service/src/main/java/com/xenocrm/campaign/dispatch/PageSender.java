package com.xenocrm.campaign.dispatch;

import java.util.List;

import org.springframework.stereotype.Component;

import com.xenocrm.campaign.lifecycle.Campaign;
import com.xenocrm.campaign.rate.RateLimitedPublisher;
import com.xenocrm.campaign.rate.RateLimitedPublisher.Published;
import com.xenocrm.campaign.rate.SendRateLimiter;
import com.xenocrm.campaign.rate.SendRateLimiters;
import com.xenocrm.campaigndata.communication.CommunicationLog;
import com.xenocrm.campaigndata.page.CampaignPages;
import com.xenocrm.campaigndata.page.FrozenPage;
import com.xenocrm.campaigndata.page.PageRecount;
import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.MessagePublisher;

/** Publishes the communications of a page at their campaign's rate, for at most a second per call. */
@Component
class PageSender {

    /** Result of sending a page. */
    enum PageResult {
        /** Everything was published. */
        WHOLE,
        /** Part was published; the time limit of one second was reached. */
        PART,
        /** Nothing more was published, because the rest was withdrawn; the withdrawing process records it. */
        WITHDRAWN
    }

    private final CampaignPages pages;
    private final CommunicationLog communications;
    private final PageRecount recount;
    private final SendRateLimiters sendRateLimiters;
    private final RateLimitedPublisher rateLimited;
    private final MessagePublisher publisher;

    PageSender(
            CampaignPages pages,
            CommunicationLog communications,
            PageRecount recount,
            SendRateLimiters sendRateLimiters,
            RateLimitedPublisher rateLimited,
            MessagePublisher publisher) {
        this.pages = pages;
        this.communications = communications;
        this.recount = recount;
        this.sendRateLimiters = sendRateLimiters;
        this.rateLimited = rateLimited;
        this.publisher = publisher;
    }

    /** Sends communications in the order of the page's customers, unless the rest of the page has been withdrawn. */
    PageResult send(Campaign campaign, FrozenPage page, List<Communication> toSend) {
        SendRateLimiter rate = rate(campaign);
        List<Communication> part = toSend.subList(0, Math.min(toSend.size(), rate.perSecond()));
        String upTo = part.size() < toSend.size()
                ? part.getLast().customerId()
                : page.customerIds().isEmpty() ? "" : page.customerIds().getLast();
        return pages.release(page, upTo) ? publish(page, toSend, rate) : PageResult.WITHDRAWN;
    }

    /** Sends communications that were released before. */
    PageResult sendReleased(Campaign campaign, FrozenPage page, List<Communication> toSend) {
        return publish(page, toSend, rate(campaign));
    }

    private PageResult publish(FrozenPage page, List<Communication> toSend, SendRateLimiter rate) {
        Published published = rateLimited.publish(toSend, rate, rateLimited.end());
        if (!published.suppressed().isEmpty()) {
            communications.suppress(published.suppressed());
            recount.recount(page.pageId());
        }
        if (published.handled() < toSend.size()) {
            pages.published(page, toSend.get(published.handled() - 1).customerId());
            return PageResult.PART;
        }
        if (!page.last()) {
            publisher.publish(List.of(new AudiencePageRequested(
                    page.campaignId(), page.number() + 1, page.customerIds().getLast())));
        }
        pages.markDispatched(page.pageId());
        return PageResult.WHOLE;
    }

    private SendRateLimiter rate(Campaign campaign) {
        return sendRateLimiters.of(campaign.id(), campaign.sending().maxRate());
    }
}
