package com.xenocrm.customerdata.erasure;

import java.time.Clock;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.migration.Migrations;
import com.xenocrm.kit.mongo.CollectionIndex;

import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Updates.unset;

/** Imports the repository of erasures, with its indexes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ErasureSettings.class)
public class ErasureConfiguration {

    @Bean
    IdentifierHash identifierHash(ErasureSettings settings) {
        return settings.hash();
    }

    @Bean
    Erasures erasures(MongoOperations mongo, IdentifierHash hash, Clock clock) {
        return new Erasures(mongo, hash, clock);
    }

    @Bean
    ErasedRecords erasedRecords(Erasures erasures, IdentifierHash hash) {
        return new ErasedRecords(erasures, hash);
    }

    @Bean
    Migrations erasureMigrations() {
        return Migrations.of(
                Migration.index("erasures-0001-hashes", CollectionIndex.on(Erasures.COLLECTION, Erasures.HASHES)),
                Migration.index(
                        "erasures-0002-sweep",
                        CollectionIndex.on(Erasures.COLLECTION, Erasures.SWEPT_AT)
                                .asSparse()),
                new Migration(
                        "erasures-0003-completed",
                        "removes the time of the last request from completed erasures",
                        mongo -> mongo.getCollection(Erasures.COLLECTION)
                                .updateMany(exists(Erasures.COMPLETED_AT), unset(Erasures.SWEPT_AT))));
    }
}
