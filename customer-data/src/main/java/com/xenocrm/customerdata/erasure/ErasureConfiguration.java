package com.xenocrm.customerdata.erasure;

import java.time.Clock;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.mongo.CollectionIndex;

/** Imports the repository of erasures, with its index. */
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
    Migration erasuresByHash() {
        return Migration.index("erasures-0001-hashes", CollectionIndex.on(Erasures.COLLECTION, Erasures.HASHES));
    }
}
