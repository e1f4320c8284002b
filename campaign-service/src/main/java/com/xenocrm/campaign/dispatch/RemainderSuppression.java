package com.xenocrm.campaign.dispatch;

import java.util.List;

import org.springframework.stereotype.Component;

import com.xenocrm.campaign.lifecycle.Campaign;
import com.xenocrm.campaigndata.campaign.CampaignStatus;
import com.xenocrm.campaigndata.communication.CommunicationLog;
import com.xenocrm.campaigndata.page.CampaignPages;
import com.xenocrm.campaigndata.page.FrozenPage;
import com.xenocrm.campaigndata.page.PageRecount;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;

/** Suppresses the recipients of a campaign that ended early whose communication was not released to the broker. */
@Component
class RemainderSuppression {

    private final CampaignPages pages;
    private final CommunicationLog communications;
    private final PageRecount recount;

    RemainderSuppression(CampaignPages pages, CommunicationLog communications, PageRecount recount) {
        this.pages = pages;
        this.communications = communications;
        this.recount = recount;
    }

    /**
     * Suppresses unreleased communications and returns the released ones, which may have been published: they are
     * published again, so that their receipts find them pending.
     */
    List<Communication> suppress(Campaign campaign, FrozenPage frozen) {
        FrozenPage page = pages.withdraw(frozen);
        communications.suppress(page.pageId(), page.customerIds(), page.unreleased(), reason(campaign));
        recount.recount(page.pageId());
        return communications.pending(page.campaignId(), page.unpublished());
    }

    private static String reason(Campaign campaign) {
        return campaign.status() == CampaignStatus.CANCELLED ? "campaign_cancelled" : "campaign_failed";
    }
}
