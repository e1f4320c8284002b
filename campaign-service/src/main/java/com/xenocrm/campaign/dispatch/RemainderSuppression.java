package com.xenocrm.campaign.dispatch;

import java.util.List;

import org.springframework.stereotype.Component;

import com.xenocrm.campaign.campaign.Campaign;
import com.xenocrm.campaign.rate.RateLimiters;
import com.xenocrm.campaigndata.campaign.CampaignStatus;
import com.xenocrm.campaigndata.communication.CommunicationLog;
import com.xenocrm.campaigndata.page.CampaignPages;
import com.xenocrm.campaigndata.page.FrozenPage;
import com.xenocrm.campaigndata.page.PageRecount;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;

/**
 * Accounts for the recipients of a campaign that has ended early. Who was not written to has an entry that says why;
 * whose communication may be with the broker gets it for certain, so that its receipt finds it pending.
 */
@Component
class RemainderSuppression {

    private final CampaignPages pages;
    private final CommunicationLog communications;
    private final PageRecount recount;
    private final PagePublisher sending;
    private final RateLimiters paces;

    RemainderSuppression(
            CampaignPages pages,
            CommunicationLog communications,
            PageRecount recount,
            PagePublisher sending,
            RateLimiters paces) {
        this.pages = pages;
        this.communications = communications;
        this.recount = recount;
        this.sending = sending;
        this.paces = paces;
    }

    /** What was not released is suppressed; what was may have been sent, and is. */
    PageResult withdraw(Campaign campaign, FrozenPage frozen) {
        FrozenPage page = pages.withdraw(frozen);
        communications.suppress(page.pageId(), page.customerIds(), page.unreleased(), reason(campaign));
        recount.recount(page.pageId());
        List<Communication> released = communications.pending(page.campaignId(), page.unpublished());
        return sending.sendReleased(
                page, released, paces.of(campaign.id(), campaign.sending().maxRate()));
    }

    private static String reason(Campaign campaign) {
        return campaign.status() == CampaignStatus.CANCELLED ? "campaign_cancelled" : "campaign_failed";
    }
}
