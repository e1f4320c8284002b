package com.xenocrm.campaign;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

import com.xenocrm.campaign.campaign.Outbox;
import com.xenocrm.campaign.dispatch.VendorQueue;
import com.xenocrm.contracts.AudiencePageRequested;
import com.xenocrm.contracts.CrmMessage;
import com.xenocrm.contracts.Exchanges;
import com.xenocrm.contracts.RetryRequested;
import com.xenocrm.kit.messaging.Inbox;
import com.xenocrm.kit.messaging.MessageBus;
import com.xenocrm.kit.queue.QueueDepths;

/** How this service is connected to the broker. */
@Configuration(proxyBeanMethods = false)
class MessagingConfiguration {

    @Bean
    Outbox outbox(MessageBus bus) {
        return new Outbox() {
            @Override
            public void publish(List<? extends CrmMessage> messages) {
                bus.publish(messages);
            }

            @Override
            public void publishAfter(Duration delay, List<? extends CrmMessage> messages) {
                bus.publishAfter(delay, messages);
            }
        };
    }

    @Bean
    VendorQueue vendorQueue(QueueDepths depths) {
        return () -> depths.ask(Exchanges.COMMUNICATIONS_TO_DELIVER.queue()).orElse(0);
    }

    @Bean
    Consumer<Message<List<byte[]>>> audiencePageRequested(
            Inbox inbox, Consumer<List<AudiencePageRequested>> pageConsumer) {
        return inbox.batches(Exchanges.PAGES_TO_DISPATCH, AudiencePageRequested.class, pageConsumer);
    }

    @Bean
    Consumer<Message<List<byte[]>>> retryRequested(Inbox inbox, Consumer<List<RetryRequested>> retryConsumer) {
        return inbox.batches(Exchanges.RETRIES_TO_SEND, RetryRequested.class, retryConsumer);
    }
}
