package com.xenocrm.campaign.dispatch;

import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import com.xenocrm.campaign.campaign.Campaign;
import com.xenocrm.campaign.campaign.Campaigns;
import com.xenocrm.campaign.dispatch.PageFreezer.Recipients;
import com.xenocrm.campaigndata.campaign.CampaignCompletion;
import com.xenocrm.campaigndata.campaign.CampaignStatus;
import com.xenocrm.campaigndata.page.FrozenPage;
import com.xenocrm.contracts.message.AudiencePageRequested;

/**
 * Takes one page of a campaign to the vendor. Each step may be repeated: the page is frozen once, an entry is opened
 * once, what is published again has the same identifiers, and only then the page counts as dispatched.
 */
@Component
class Dispatcher {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

    private final Campaigns campaigns;
    private final DispatchGate holdUps;
    private final PageLease turns;
    private final PageSender departure;
    private final RemainderSuppression withdrawal;
    private final CampaignCompletion completion;

    Dispatcher(
            Campaigns campaigns,
            DispatchGate holdUps,
            PageLease turns,
            PageSender departure,
            RemainderSuppression withdrawal,
            CampaignCompletion completion) {
        this.campaigns = campaigns;
        this.holdUps = holdUps;
        this.turns = turns;
        this.departure = departure;
        this.withdrawal = withdrawal;
        this.completion = completion;
    }

    /** A paused or completed campaign gets no further page; of one that ended early the rest is accounted for. */
    void dispatch(AudiencePageRequested request) {
        campaigns.find(request.campaignId()).ifPresent(campaign -> {
            switch (campaign.status()) {
                case PENDING, RUNNING -> {
                    if (isRunning(campaign) && !holdUps.apply(request)) {
                        take(campaign, request, recipients -> departure.send(campaign, recipients));
                    }
                }
                case CANCELLED, FAILED ->
                    take(campaign, request, recipients -> withdrawal.withdraw(campaign, recipients.page()));
                case DRAFT, SCHEDULED, PAUSED, COMPLETED ->
                    log.info("No page for campaign {}: it is not under way", campaign.id());
            }
        });
    }

    private boolean isRunning(Campaign campaign) {
        return campaign.status() == CampaignStatus.RUNNING || campaigns.run(campaign.id());
    }

    private void take(Campaign campaign, AudiencePageRequested request, Function<Recipients, PageResult> dispatch) {
        turns.take(campaign, request, recipients -> {
                    PageResult sent = dispatch.apply(recipients);
                    campaigns.progressed(campaign.id());
                    return sent;
                })
                .filter(FrozenPage::last)
                .ifPresent(_ -> completion.endOfAudience(campaign.id()));
    }
}
