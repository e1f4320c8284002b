package com.xenocrm.vendor.owed;

import java.time.Clock;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.mongo.CollectionIndex;
import com.xenocrm.kit.time.IdGenerator;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TimingSettings.class)
class OwedConfiguration {

    @Bean
    Migration receiptsByDueTime() {
        return Migration.index(
                "vendor-receipts-0001-due", CollectionIndex.on(OwedReceipts.COLLECTION, OwedReceipts.DUE_AT));
    }

    @Bean
    Timing timing(TimingSettings settings) {
        return new Timing(settings);
    }

    @Bean
    OwedReceipts owedReceipts(MongoOperations mongo, IdGenerator ids, Clock clock) {
        return new OwedReceipts(mongo, ids, clock);
    }
}
