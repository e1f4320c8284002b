package com.xenocrm.campaign.dispatch;

import java.util.ArrayList;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import com.xenocrm.campaign.campaign.Campaign;
import com.xenocrm.campaign.campaign.Campaigns;
import com.xenocrm.campaign.campaign.Completion;
import com.xenocrm.campaign.campaign.Outbox;
import com.xenocrm.campaign.dispatch.PageFreezer.Recipients;
import com.xenocrm.campaign.page.CampaignPages;
import com.xenocrm.campaign.page.FrozenPage;
import com.xenocrm.contracts.AudiencePageRequested;
import com.xenocrm.contracts.CampaignStatus;
import com.xenocrm.contracts.CommunicationRequested;
import com.xenocrm.contracts.CommunicationRequested.Communication;
import com.xenocrm.contracts.CrmMessage;

/**
 * Takes one page of a campaign to the vendor. Each step may be repeated: the page is frozen once, an entry is opened
 * once, what is published again has the same identifiers, and only then the page counts as dispatched.
 */
@Component
class Dispatcher {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

    private final Campaigns campaigns;
    private final PageFreezer freezer;
    private final LogOpening opening;
    private final CampaignPages pages;
    private final Completion completion;
    private final Outbox outbox;

    Dispatcher(
            Campaigns campaigns,
            PageFreezer freezer,
            LogOpening opening,
            CampaignPages pages,
            Completion completion,
            Outbox outbox) {
        this.campaigns = campaigns;
        this.freezer = freezer;
        this.opening = opening;
        this.pages = pages;
        this.completion = completion;
        this.outbox = outbox;
    }

    /** A campaign that is paused or finished gets no further page. */
    void dispatch(AudiencePageRequested request) {
        campaigns
                .find(request.campaignId())
                .filter(this::isRunning)
                .ifPresentOrElse(
                        campaign -> dispatch(campaign, request),
                        () -> log.info("No page for campaign {}: it is not under way", request.campaignId()));
    }

    private boolean isRunning(Campaign campaign) {
        return campaign.status() == CampaignStatus.RUNNING
                || (campaign.status() == CampaignStatus.PENDING && campaigns.run(campaign.id()));
    }

    private void dispatch(Campaign campaign, AudiencePageRequested request) {
        Recipients recipients = freezer.freeze(campaign, request);
        FrozenPage page = recipients.page();
        if (!page.dispatched()) {
            outbox.publish(messages(page, opening.open(campaign, recipients)));
            pages.markDispatched(page);
            campaigns.progressed(campaign.id());
        }
        if (page.last()) {
            completion.endOfAudience(campaign.id());
        }
    }

    private static List<CrmMessage> messages(FrozenPage page, List<Communication> toSend) {
        List<CrmMessage> messages = new ArrayList<>();
        for (int from = 0; from < toSend.size(); from += CrmMessage.MAX_RECORDS) {
            int to = Math.min(from + CrmMessage.MAX_RECORDS, toSend.size());
            messages.add(new CommunicationRequested(toSend.subList(from, to)));
        }
        if (!page.last()) {
            messages.add(new AudiencePageRequested(
                    page.campaignId(), page.number() + 1, page.customerIds().getLast()));
        }
        return messages;
    }
}
