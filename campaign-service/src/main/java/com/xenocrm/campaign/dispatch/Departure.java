package com.xenocrm.campaign.dispatch;

import java.util.List;

import org.springframework.stereotype.Component;

import com.xenocrm.campaign.campaign.Campaign;
import com.xenocrm.campaign.dispatch.PageFreezer.Recipients;
import com.xenocrm.campaign.pace.Paces;
import com.xenocrm.campaign.page.FrozenPage;
import com.xenocrm.contracts.CommunicationRequested.Communication;

/** Opens a page's log entries and sends what is to be sent of them. */
@Component
class Departure {

    private final LogOpening opening;
    private final CommunicationLog communications;
    private final PageSending sending;
    private final Paces paces;

    Departure(LogOpening opening, CommunicationLog communications, PageSending sending, Paces paces) {
        this.opening = opening;
        this.communications = communications;
        this.sending = sending;
        this.paces = paces;
    }

    /** A page that was left in the middle goes on from there. */
    Sent send(Campaign campaign, Recipients recipients) {
        FrozenPage page = recipients.page();
        List<Communication> open = page.opened() ? communications.pending(page) : opening.open(campaign, recipients);
        return sending.send(
                page, open, paces.of(campaign.id(), campaign.sending().maxRate()));
    }
}
