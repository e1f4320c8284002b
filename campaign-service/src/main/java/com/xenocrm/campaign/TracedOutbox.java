package com.xenocrm.campaign;

import java.time.Duration;
import java.util.List;

import com.xenocrm.campaign.campaign.Outbox;
import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.kit.messaging.RabbitPublisher;
import com.xenocrm.kit.tracing.CampaignTracing;

/**
 * The way out. Whoever asks for a page, be it a request, the page before it or a sweep, asks for it in the campaign's trace,
 * right below the campaign's creation.
 */
record TracedOutbox(RabbitPublisher bus, CampaignTracing campaigns) implements Outbox {

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
