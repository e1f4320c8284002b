package com.xenocrm.campaign;

import java.util.List;
import java.util.function.Consumer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

import com.xenocrm.campaign.campaign.Outbox;
import com.xenocrm.contracts.AudiencePageRequested;
import com.xenocrm.contracts.Exchanges;
import com.xenocrm.kit.messaging.Inbox;
import com.xenocrm.kit.messaging.MessageBus;

/** How this service is connected to the broker. */
@Configuration(proxyBeanMethods = false)
class MessagingConfiguration {

    @Bean
    Outbox outbox(MessageBus bus) {
        return bus::publish;
    }

    @Bean
    Consumer<Message<List<byte[]>>> audiencePageRequested(
            Inbox inbox, Consumer<List<AudiencePageRequested>> pageConsumer) {
        return inbox.batches(Exchanges.PAGES_TO_DISPATCH, AudiencePageRequested.class, pageConsumer);
    }
}
