package com.xenocrm.delivery;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.messaging.Message;

import com.xenocrm.contracts.CampaignPageFields;
import com.xenocrm.contracts.Collections;
import com.xenocrm.contracts.CommunicationFields;
import com.xenocrm.contracts.DeliveryReceiptReceived;
import com.xenocrm.contracts.Exchanges;
import com.xenocrm.kit.messaging.DeadLetters;
import com.xenocrm.kit.messaging.Inbox;
import com.xenocrm.kit.messaging.MessageJson;
import com.xenocrm.kit.mongo.CollectionIndex;
import com.xenocrm.kit.time.Ids;

@Configuration(proxyBeanMethods = false)
class DeliveryConsumerConfiguration {

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
    ReceiptConsumer receiptConsumer(MongoOperations mongo, Ids ids, Clock clock, DeadLetters deadLetters) {
        return new ReceiptConsumer(
                new CommunicationLog(mongo),
                new Tallies(mongo, ids, clock),
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
