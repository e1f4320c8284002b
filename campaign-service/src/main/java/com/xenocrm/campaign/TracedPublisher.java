package com.xenocrm.campaign;

import java.time.Duration;
import java.util.List;

import com.xenocrm.campaigndata.tracing.CampaignTracing;
import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.MessagePublisher;

/**
 * Publishes each page request in its campaign's trace, whether it comes from an HTTP request, the previous page or a
 * sweep.
 */
record TracedPublisher(MessagePublisher publisher, CampaignTracing campaigns) implements MessagePublisher {

    @Override
    public void publish(List<? extends CrmMessage> messages) {
        inTrace(messages, () -> publisher.publish(messages));
    }

    @Override
    public void publishAfter(Duration delay, List<? extends CrmMessage> messages) {
        inTrace(messages, () -> publisher.publishAfter(delay, messages));
    }

    private void inTrace(List<? extends CrmMessage> messages, Runnable publication) {
        if (messages.size() == 1 && messages.getFirst() instanceof AudiencePageRequested page) {
            campaigns.within(page.campaignId(), publication);
        } else {
            publication.run();
        }
    }
}
