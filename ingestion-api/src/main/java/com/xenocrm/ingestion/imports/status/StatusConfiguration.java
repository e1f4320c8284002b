package com.xenocrm.ingestion.imports.status;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.kit.event.DueEvents;
import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.migration.Migrations;
import com.xenocrm.kit.mongo.CollectionIndex;

@Configuration(proxyBeanMethods = false)
class StatusConfiguration {

    @Bean
    Migrations importMigrations() {
        return Migrations.of(
                Migration.index(
                        "imports-0001-status",
                        CollectionIndex.on(CollectionNames.IMPORTS, Imports.STATUS, Imports.PROGRESSED_AT)),
                Migration.index(
                        "imports-0002-key",
                        CollectionIndex.on(CollectionNames.IMPORTS, Imports.KEY)
                                .asUnique()
                                .asSparse()),
                Migration.index(
                        "imports-0003-expiry",
                        CollectionIndex.on(CollectionNames.IMPORTS, Imports.EXPIRES_AT)
                                .asExpiring()),
                Migration.index("imports-0004-events-due", DueEvents.index(CollectionNames.IMPORTS)));
    }

    @Bean
    DueEvents dueEvents(MongoOperations mongo, MessagePublisher publisher) {
        return new DueEvents(mongo, publisher, List.of(CollectionNames.IMPORTS));
    }
}
