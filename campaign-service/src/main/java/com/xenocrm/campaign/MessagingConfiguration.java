package com.xenocrm.campaign;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

import com.xenocrm.campaign.campaign.Outbox;
import com.xenocrm.campaign.dispatch.VendorQueue;
import com.xenocrm.contracts.AudiencePageRequested;
import com.xenocrm.contracts.Exchanges;
import com.xenocrm.contracts.RetryRequested;
import com.xenocrm.kit.messaging.Inbox;
import com.xenocrm.kit.messaging.MessageBus;
import com.xenocrm.kit.queue.QueueDepths;
import com.xenocrm.kit.tracing.CampaignTraces;

/** How this service is connected to the broker. */
@Configuration(proxyBeanMethods = false)
class MessagingConfiguration {

    @Bean
    Outbox outbox(MessageBus bus, CampaignTraces traces) {
        return new TracedOutbox(bus, traces);
    }

    @Bean
    VendorQueue vendorQueue(QueueDepths depths) {
        return () -> depths.ask(Exchanges.COMMUNICATIONS_TO_DELIVER.queue()).orElse(0);
    }

    @Bean
    Consumer<Message<List<byte[]>>> audiencePageRequested(
            Inbox inbox, Consumer<List<AudiencePageRequested>> pageConsumer, CampaignTraces traces) {
        return inbox.batches(
                Exchanges.PAGES_TO_DISPATCH,
                AudiencePageRequested.class,
                pages -> traces.during(
                        "dispatch pages",
                        pages.stream().map(AudiencePageRequested::campaignId).collect(Collectors.toSet()),
                        () -> pageConsumer.accept(pages)));
    }

    @Bean
    Consumer<Message<List<byte[]>>> retryRequested(
            Inbox inbox, Consumer<List<RetryRequested>> retryConsumer, CampaignTraces traces) {
        return inbox.batches(
                Exchanges.RETRIES_TO_SEND,
                RetryRequested.class,
                requests -> traces.during(
                        "send retries",
                        requests.stream()
                                .flatMap(request -> request.retries().stream())
                                .map(retry -> CampaignTraces.campaignOf(retry.communicationId()))
                                .collect(Collectors.toSet()),
                        () -> retryConsumer.accept(requests)));
    }
}
