package com.xenocrm.vendor.receipt;

import java.time.Clock;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.migration.Migrations;
import com.xenocrm.kit.mongo.CollectionIndex;
import com.xenocrm.kit.time.IdGenerator;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReceiptTimingSettings.class)
class PendingReceiptConfiguration {

    @Bean
    Migrations pendingReceiptMigrations() {
        return Migrations.of(Migration.index(
                "vendor-receipts-0001-due", CollectionIndex.on(PendingReceipts.COLLECTION, PendingReceipts.DUE_AT)));
    }

    @Bean
    ReceiptTiming timing(ReceiptTimingSettings settings) {
        return new ReceiptTiming(settings);
    }

    @Bean
    PendingReceipts owedReceipts(MongoOperations mongo, IdGenerator ids, Clock clock) {
        return new PendingReceipts(mongo, ids, clock);
    }
}
