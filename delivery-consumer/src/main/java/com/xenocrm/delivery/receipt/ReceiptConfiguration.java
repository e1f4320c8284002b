package com.xenocrm.delivery.receipt;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.messaging.Message;

import com.xenocrm.contracts.Collections;
import com.xenocrm.contracts.DeliveryReceiptReceived;
import com.xenocrm.contracts.Exchanges;
import com.xenocrm.delivery.tally.Tallies;
import com.xenocrm.kit.messaging.Inbox;
import com.xenocrm.kit.messaging.MessageBus;
import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.mongo.CollectionIndex;
import com.xenocrm.kit.tracing.CampaignTraces;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({BatchSettings.class, RetrySettings.class})
class ReceiptConfiguration {

    @Bean
    Retries retries(RetrySettings settings, MessageBus bus) {
        return new Retries(settings, bus::publishAfter);
    }

    @Bean
    Migration unmatchedByNextLook() {
        return Migration.index(
                "unmatched-receipts-0001-next-look",
                CollectionIndex.on(Collections.UNMATCHED_RECEIPTS, UnmatchedReceipts.NEXT_LOOK_AT));
    }

    @Bean
    Migration unmatchedExpire() {
        return Migration.index(
                "unmatched-receipts-0002-expiry",
                CollectionIndex.on(Collections.UNMATCHED_RECEIPTS, UnmatchedReceipts.EXPIRES_AT)
                        .asExpiring());
    }

    @Bean
    CommunicationLog communicationLog(MongoOperations mongo, Retries retries, Clock clock) {
        return new CommunicationLog(mongo, retries, clock);
    }

    @Bean
    UnmatchedReceipts unmatchedReceipts(MongoOperations mongo, Clock clock) {
        return new UnmatchedReceipts(mongo, clock);
    }

    @Bean
    TracedReceipts receipts(
            CommunicationLog log,
            Retries retries,
            Tallies tallies,
            UnmatchedReceipts unmatched,
            MeterRegistry meters,
            CampaignTraces campaigns) {
        ReceiptMetrics metrics = new ReceiptMetrics(meters);
        return new TracedReceipts(new ReceiptConsumer(log, retries, tallies, unmatched::keep, metrics), campaigns);
    }

    @Bean
    Matching matching(UnmatchedReceipts unmatched, CommunicationLog log, TracedReceipts receipts) {
        return new Matching(unmatched, log, receipts);
    }

    @Bean
    Consumer<Message<List<byte[]>>> deliveryReceiptReceived(Inbox inbox, TracedReceipts receipts) {
        return inbox.batches(Exchanges.RECEIPTS_TO_APPLY, DeliveryReceiptReceived.class, receipts);
    }
}
