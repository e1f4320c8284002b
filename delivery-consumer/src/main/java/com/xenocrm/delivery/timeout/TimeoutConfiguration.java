package com.xenocrm.delivery.timeout;

import java.time.Clock;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.scheduling.annotation.EnableScheduling;

import com.xenocrm.contracts.CampaignPageFields;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.delivery.receipt.Retries;
import com.xenocrm.delivery.tally.Tallies;
import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.mongo.CollectionIndex;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TimeoutSettings.class)
@EnableScheduling
class TimeoutConfiguration {

    /** Of all pages that ever were, those that wait for receipts. */
    @Bean
    Migration pagesByPending() {
        return Migration.index(
                "campaign-pages-0002-pending",
                CollectionIndex.on(CollectionNames.CAMPAIGN_PAGES, CampaignPageFields.PENDING));
    }

    @Bean
    Reminder reminder(
            MongoOperations mongo,
            Silence silence,
            Tallies tallies,
            Reminder.Requests requests,
            TimeoutSettings settings,
            Clock clock) {
        return new Reminder(mongo, silence, tallies, requests, settings.receiptReminder(), clock);
    }

    @Bean
    Reminder.Requests reminderRequests(MessagePublisher publisher, Retries retries) {
        return new Reminder.Requests(publisher, retries::delay);
    }
}
