package com.xenocrm.ingestion.operations;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.migration.Migrations;
import com.xenocrm.kit.mongo.CollectionIndex;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class DeadLetterConfiguration {

    @Bean
    Migrations deadLetterMigrations() {
        return Migrations.of(
                Migration.index(
                        "dead-letters-0001-status", CollectionIndex.on(CollectionNames.DEAD_LETTERS, "status", "_id")),
                Migration.index(
                        "dead-letters-0002-queue",
                        CollectionIndex.on(CollectionNames.DEAD_LETTERS, "status", "queue", "_id")),
                Migration.index(
                        "dead-letters-0003-expiry",
                        CollectionIndex.on(CollectionNames.DEAD_LETTERS, "expires_at")
                                .asExpiring()));
    }
}
