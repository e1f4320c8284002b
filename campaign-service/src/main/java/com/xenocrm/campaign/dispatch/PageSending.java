package com.xenocrm.campaign.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

import com.xenocrm.campaign.campaign.Outbox;
import com.xenocrm.campaign.pace.Pace;
import com.xenocrm.campaign.page.CampaignPages;
import com.xenocrm.campaign.page.FrozenPage;
import com.xenocrm.contracts.AudiencePageRequested;
import com.xenocrm.contracts.CommunicationRequested;
import com.xenocrm.contracts.CommunicationRequested.Communication;
import com.xenocrm.contracts.CrmMessage;

/** Hands a page's communications to the broker, at their pace and for at most a second at a time. */
@Component
class PageSending {

    private static final Duration AT_A_TIME = Duration.ofSeconds(1);

    private final CampaignPages pages;
    private final Outbox outbox;
    private final Clock clock;

    PageSending(CampaignPages pages, Outbox outbox, Clock clock) {
        this.pages = pages;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Sends these, in the order of the page's customers, unless the rest of the page has been withdrawn. True when the
     * whole page is dispatched; when a second was too short for that, the page is asked for again.
     */
    boolean send(FrozenPage page, List<Communication> communications, Pace pace) {
        List<Communication> part = communications.subList(0, Math.min(communications.size(), pace.perSecond()));
        String upTo = part.size() < communications.size()
                ? part.getLast().customerId()
                : page.customerIds().isEmpty() ? "" : page.customerIds().getLast();
        return pages.release(page, upTo) && sendReleased(page, communications, pace);
    }

    /** The same for what has been released before. */
    boolean sendReleased(FrozenPage page, List<Communication> communications, Pace pace) {
        int sent = sendForASecond(communications, pace);
        if (sent < communications.size()) {
            pages.published(page, communications.get(sent - 1).customerId());
            outbox.publish(List.of(new AudiencePageRequested(page.campaignId(), page.number(), null)));
            return false;
        }
        if (!page.last()) {
            outbox.publish(List.of(new AudiencePageRequested(
                    page.campaignId(), page.number() + 1, page.customerIds().getLast())));
        }
        pages.markDispatched(page);
        return true;
    }

    private int sendForASecond(List<Communication> communications, Pace pace) {
        Instant end = clock.instant().plus(AT_A_TIME);
        int most = Math.min(communications.size(), pace.perSecond());
        int sent = 0;
        while (sent < most && (sent == 0 || clock.instant().isBefore(end))) {
            List<Communication> slice = communications.subList(sent, Math.min(sent + pace.atOnce(), most));
            pace.await(slice.size());
            outbox.publish(messages(slice));
            sent += slice.size();
        }
        return sent;
    }

    private static List<CrmMessage> messages(List<Communication> communications) {
        List<CrmMessage> messages = new ArrayList<>();
        for (int from = 0; from < communications.size(); from += CrmMessage.MAX_RECORDS) {
            int to = Math.min(from + CrmMessage.MAX_RECORDS, communications.size());
            messages.add(new CommunicationRequested(communications.subList(from, to)));
        }
        return messages;
    }
}
