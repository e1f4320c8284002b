package com.xenocrm.campaign;

import java.time.Duration;
import java.util.List;

import com.xenocrm.campaign.campaign.Outbox;
import com.xenocrm.contracts.AudiencePageRequested;
import com.xenocrm.contracts.CrmMessage;
import com.xenocrm.kit.messaging.MessageBus;
import com.xenocrm.kit.tracing.CampaignTraces;

/**
 * The way out. Whoever asks for a page, be it a request, the page before it or a sweep, asks for it in the campaign's trace,
 * right below the campaign's creation.
 */
record TracedOutbox(MessageBus bus, CampaignTraces campaigns) implements Outbox {

    @Override
    public void publish(List<? extends CrmMessage> messages) {
        inTrace(messages, () -> bus.publish(messages));
    }

    @Override
    public void publishAfter(Duration delay, List<? extends CrmMessage> messages) {
        inTrace(messages, () -> bus.publishAfter(delay, messages));
    }

    private void inTrace(List<? extends CrmMessage> messages, Runnable publication) {
        if (messages.size() == 1 && messages.getFirst() instanceof AudiencePageRequested page) {
            campaigns.within(page.campaignId(), publication);
        } else {
            publication.run();
        }
    }
}
