package com.xenocrm.delivery.receipt;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.messaging.Message;

import com.xenocrm.campaigndata.campaign.CampaignCompletion;
import com.xenocrm.campaigndata.communication.BounceLog;
import com.xenocrm.campaigndata.communication.ReceiptTransitions;
import com.xenocrm.campaigndata.event.CommunicationEvents;
import com.xenocrm.campaigndata.suppression.SuppressionMigrations;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.campaigndata.tracing.CampaignTracing;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.customerdata.audience.CustomerEngagement;
import com.xenocrm.delivery.event.ReceiptEvents;
import com.xenocrm.kit.messaging.BatchListener;
import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.migration.Migrations;
import com.xenocrm.kit.mongo.CollectionIndex;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({BatchSettings.class, RetrySettings.class, SoftBounceSettings.class})
@Import({BounceLog.class, SuppressionMigrations.class})
class ReceiptConfiguration {

    @Bean
    RetryPolicy retries(RetrySettings settings, MessagePublisher publisher) {
        return new RetryPolicy(settings, publisher);
    }

    @Bean
    Migrations receiptMigrations() {
        return Migrations.of(
                Migration.index(
                        "unmatched-receipts-0001-next-look",
                        CollectionIndex.on(CollectionNames.UNMATCHED_RECEIPTS, UnmatchedReceipts.NEXT_LOOK_AT)),
                Migration.index(
                        "unmatched-receipts-0002-expiry",
                        CollectionIndex.on(CollectionNames.UNMATCHED_RECEIPTS, UnmatchedReceipts.EXPIRES_AT)
                                .asExpiring()));
    }

    @Bean
    ReceiptTransitions receiptTransitions(MongoOperations mongo, RetryPolicy retries, Clock clock) {
        return new ReceiptTransitions(mongo, retries::follow, clock);
    }

    @Bean
    Suppressions suppressions(MongoOperations mongo, Clock clock) {
        return new Suppressions(mongo, clock);
    }

    @Bean
    AddressSuppression addressSuppression(
            ReceiptTransitions log, BounceLog bounces, Suppressions suppressions, SoftBounceSettings settings) {
        return new AddressSuppression(log, bounces, suppressions, settings.limit());
    }

    @Bean
    UnmatchedReceipts unmatchedReceipts(MongoOperations mongo, Clock clock) {
        return new UnmatchedReceipts(mongo, clock);
    }

    @Bean
    TracedReceiptConsumer receipts(
            ReceiptTransitions log,
            AddressSuppression suppression,
            MongoOperations mongo,
            RetryPolicy retries,
            CampaignCompletion completion,
            UnmatchedReceipts unmatched,
            CommunicationEvents events,
            MeterRegistry meters,
            CampaignTracing campaigns) {
        ReceiptMetrics metrics = new ReceiptMetrics(meters);
        ReceiptConsumer consumer = new ReceiptConsumer(
                log, suppression, new CustomerEngagement(mongo), retries, completion, unmatched::keep, metrics);
        return new TracedReceiptConsumer(new ReceiptEvents(consumer, log, events), campaigns);
    }

    @Bean
    UnmatchedReceiptJob matching(UnmatchedReceipts unmatched, ReceiptTransitions log, TracedReceiptConsumer receipts) {
        return new UnmatchedReceiptJob(unmatched, log, receipts);
    }

    @Bean
    Consumer<Message<List<byte[]>>> deliveryReceiptReceived(BatchListener listener, TracedReceiptConsumer receipts) {
        return listener.batches(Exchanges.RECEIPTS_TO_APPLY, DeliveryReceiptReceived.class, receipts);
    }
}
