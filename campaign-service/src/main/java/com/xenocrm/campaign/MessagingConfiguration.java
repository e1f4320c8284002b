package com.xenocrm.campaign;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.messaging.Message;

import com.xenocrm.campaign.dispatch.SenderQueues;
import com.xenocrm.campaigndata.erasure.CampaignDataErasure;
import com.xenocrm.campaigndata.tracing.CampaignTracing;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.contracts.message.ErasureRequested;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.contracts.message.RetryRequested;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.customerdata.erasure.ErasureConsumer;
import com.xenocrm.customerdata.erasure.Erasures;
import com.xenocrm.kit.event.DueEvents;
import com.xenocrm.kit.messaging.BatchListener;
import com.xenocrm.kit.queue.BrokerQueues;

/** Connection of this service to the broker. */
@Configuration(proxyBeanMethods = false)
class MessagingConfiguration {

    @Bean
    @Primary
    MessagePublisher tracedPublisher(MessagePublisher rabbitPublisher, CampaignTracing traces) {
        return new TracedPublisher(rabbitPublisher, traces);
    }

    @Bean
    DueEvents dueEvents(MongoOperations mongo, MessagePublisher rabbitPublisher) {
        return new DueEvents(mongo, rabbitPublisher, List.of(CollectionNames.CAMPAIGNS, CollectionNames.SUPPRESSIONS));
    }

    @Bean
    SenderQueues senderQueues(BrokerQueues queues) {
        return channel -> queues.waiting(Exchanges.requestsTo(channel).queue()).orElse(0);
    }

    @Bean
    Consumer<Message<List<byte[]>>> audiencePageRequested(
            BatchListener listener, Consumer<List<AudiencePageRequested>> pageConsumer, CampaignTracing traces) {
        return listener.batches(
                Exchanges.PAGES_TO_DISPATCH,
                AudiencePageRequested.class,
                pages -> traces.during(
                        "dispatch pages",
                        pages.stream().map(AudiencePageRequested::campaignId).collect(Collectors.toSet()),
                        () -> pageConsumer.accept(pages)));
    }

    @Bean
    Consumer<Message<List<byte[]>>> retryRequested(
            BatchListener listener, Consumer<List<RetryRequested>> retryConsumer, CampaignTracing traces) {
        return listener.batches(
                Exchanges.RETRIES_TO_SEND,
                RetryRequested.class,
                requests -> traces.during(
                        "send retries",
                        requests.stream()
                                .flatMap(request -> request.retries().stream())
                                .map(retry -> CampaignTracing.campaignOf(retry.communicationId()))
                                .collect(Collectors.toSet()),
                        () -> retryConsumer.accept(requests)));
    }

    @Bean
    Consumer<Message<List<byte[]>>> erasureRequested(
            BatchListener listener, Erasures erasures, CampaignDataErasure campaigns) {
        return listener.batches(
                Exchanges.COMMUNICATIONS_TO_ERASE,
                ErasureRequested.class,
                new ErasureConsumer(erasures, Exchanges.COMMUNICATIONS_TO_ERASE, campaigns::erase));
    }
}
