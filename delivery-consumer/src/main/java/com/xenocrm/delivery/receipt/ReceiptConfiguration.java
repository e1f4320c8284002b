package com.xenocrm.delivery.receipt;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.messaging.Message;

import com.xenocrm.contracts.CampaignPageFields;
import com.xenocrm.contracts.Collections;
import com.xenocrm.contracts.CommunicationFields;
import com.xenocrm.contracts.DeliveryReceiptReceived;
import com.xenocrm.contracts.Exchanges;
import com.xenocrm.delivery.tally.Tallies;
import com.xenocrm.kit.messaging.DeadLetters;
import com.xenocrm.kit.messaging.Inbox;
import com.xenocrm.kit.messaging.MessageBus;
import com.xenocrm.kit.messaging.MessageJson;
import com.xenocrm.kit.mongo.CollectionIndex;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RetrySettings.class)
class ReceiptConfiguration {

    @Bean
    CollectionIndex communicationsByPage() {
        return CollectionIndex.on(
                Collections.COMMUNICATIONS, CommunicationFields.CAMPAIGN_ID, CommunicationFields.PAGE);
    }

    @Bean
    CollectionIndex pagesByCampaign() {
        return CollectionIndex.on(Collections.CAMPAIGN_PAGES, CampaignPageFields.CAMPAIGN_ID);
    }

    @Bean
    Retries retries(RetrySettings settings, MessageBus bus) {
        return new Retries(settings, bus::publishAfter);
    }

    @Bean
    ReceiptConsumer receiptConsumer(
            MongoOperations mongo, Retries retries, Tallies tallies, Clock clock, DeadLetters deadLetters) {
        return new ReceiptConsumer(
                new CommunicationLog(mongo, retries, clock),
                retries,
                tallies,
                receipt -> deadLetters.park(
                        Exchanges.RECEIPTS_TO_APPLY.queue(),
                        MessageJson.write(new DeliveryReceiptReceived(List.of(receipt))),
                        "unknown communication"));
    }

    @Bean
    Consumer<Message<List<byte[]>>> deliveryReceiptReceived(Inbox inbox, ReceiptConsumer consumer) {
        return inbox.batches(Exchanges.RECEIPTS_TO_APPLY, DeliveryReceiptReceived.class, consumer);
    }
}
