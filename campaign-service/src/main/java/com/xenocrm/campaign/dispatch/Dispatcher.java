package com.xenocrm.campaign.dispatch;

import org.springframework.stereotype.Component;

import com.xenocrm.campaign.dispatch.PageFreezer.Recipients;
import com.xenocrm.campaign.dispatch.PageSender.PageResult;
import com.xenocrm.campaign.lifecycle.Campaign;
import com.xenocrm.campaigndata.campaign.CampaignCompletion;
import com.xenocrm.campaigndata.page.FrozenPage;
import com.xenocrm.contracts.message.AudiencePageRequested;

/**
 * Dispatches a page of a campaign. Every step can be repeated: a page is frozen once, log entries are created once, a
 * communication that is published again has the same id, and the page counts as dispatched only at the end.
 */
@Component
class Dispatcher {

    private final DispatchGate gate;
    private final PageLease lease;
    private final CommunicationFactory communications;
    private final RemainderSuppression remainder;
    private final PageSender sender;
    private final CampaignCompletion completion;

    Dispatcher(
            DispatchGate gate,
            PageLease lease,
            CommunicationFactory communications,
            RemainderSuppression remainder,
            PageSender sender,
            CampaignCompletion completion) {
        this.gate = gate;
        this.lease = lease;
        this.communications = communications;
        this.remainder = remainder;
        this.sender = sender;
        this.completion = completion;
    }

    /** Checks the gate, leases the frozen page, creates its log entries, publishes them and completes the page. */
    void dispatch(AudiencePageRequested request) {
        Campaign campaign = gate.admit(request).orElse(null);
        if (campaign == null) {
            return;
        }
        Recipients recipients = lease.acquire(campaign, request).orElse(null);
        if (recipients == null) {
            return;
        }
        FrozenPage page = recipients.page();
        PageResult result;
        try {
            result = page.dispatched() ? PageResult.WHOLE : send(campaign, recipients);
        } finally {
            lease.release(page);
        }
        if (result == PageResult.PART) {
            lease.requestRest(page);
        } else if (result == PageResult.WHOLE && page.last()) {
            completion.endOfAudience(campaign.id());
        }
    }

    private PageResult send(Campaign campaign, Recipients recipients) {
        FrozenPage page = recipients.page();
        PageResult result = gate.isEndedEarly(campaign)
                ? sender.sendReleased(campaign, page, remainder.suppress(campaign, page))
                : sender.send(campaign, page, communications.open(campaign, recipients));
        gate.recordProgress(campaign);
        return result;
    }
}
