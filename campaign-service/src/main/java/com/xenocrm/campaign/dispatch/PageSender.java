package com.xenocrm.campaign.dispatch;

import java.util.List;

import org.springframework.stereotype.Component;

import com.xenocrm.campaign.campaign.Campaign;
import com.xenocrm.campaign.dispatch.PageFreezer.Recipients;
import com.xenocrm.campaign.rate.RateLimiters;
import com.xenocrm.campaigndata.communication.CommunicationLog;
import com.xenocrm.campaigndata.page.FrozenPage;
import com.xenocrm.campaigndata.page.PageRecount;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;

/** Opens a page's log entries and sends what is to be sent of them. */
@Component
class PageSender {

    private final CommunicationFactory opening;
    private final CommunicationLog communications;
    private final PagePublisher sending;
    private final PageRecount recount;
    private final RateLimiters paces;

    PageSender(
            CommunicationFactory opening,
            CommunicationLog communications,
            PagePublisher sending,
            PageRecount recount,
            RateLimiters paces) {
        this.opening = opening;
        this.communications = communications;
        this.sending = sending;
        this.recount = recount;
        this.paces = paces;
    }

    /** A page that was left in the middle goes on from there. */
    PageResult send(Campaign campaign, Recipients recipients) {
        FrozenPage page = recipients.page();
        List<Communication> open = page.opened() ? pending(page) : opening.open(campaign, recipients);
        return sending.send(
                page, open, paces.of(campaign.id(), campaign.sending().maxRate()));
    }

    /** Counts entries that were suppressed immediately before a crash. */
    private List<Communication> pending(FrozenPage page) {
        List<Communication> pending = communications.pending(page.campaignId(), page.unpublished());
        if (pending.size() < page.unpublished().size()) {
            recount.recount(page.pageId());
        }
        return pending;
    }
}
