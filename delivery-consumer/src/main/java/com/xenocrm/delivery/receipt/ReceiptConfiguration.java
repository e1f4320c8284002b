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

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.delivery.tally.Tallies;
import com.xenocrm.kit.messaging.BatchListener;
import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.mongo.CollectionIndex;
import com.xenocrm.kit.tracing.CampaignTracing;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({BatchSettings.class, RetrySettings.class})
class ReceiptConfiguration {

    @Bean
    Retries retries(RetrySettings settings, MessagePublisher publisher) {
        return new Retries(settings, publisher);
    }

    @Bean
    Migration unmatchedByNextLook() {
        return Migration.index(
                "unmatched-receipts-0001-next-look",
                CollectionIndex.on(CollectionNames.UNMATCHED_RECEIPTS, UnmatchedReceipts.NEXT_LOOK_AT));
    }

    @Bean
    Migration unmatchedExpire() {
        return Migration.index(
                "unmatched-receipts-0002-expiry",
                CollectionIndex.on(CollectionNames.UNMATCHED_RECEIPTS, UnmatchedReceipts.EXPIRES_AT)
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
            CampaignTracing campaigns) {
        ReceiptMetrics metrics = new ReceiptMetrics(meters);
        return new TracedReceipts(new ReceiptConsumer(log, retries, tallies, unmatched::keep, metrics), campaigns);
    }

    @Bean
    Matching matching(UnmatchedReceipts unmatched, CommunicationLog log, TracedReceipts receipts) {
        return new Matching(unmatched, log, receipts);
    }

    @Bean
    Consumer<Message<List<byte[]>>> deliveryReceiptReceived(BatchListener inbox, TracedReceipts receipts) {
        return inbox.batches(Exchanges.RECEIPTS_TO_APPLY, DeliveryReceiptReceived.class, receipts);
    }
}
