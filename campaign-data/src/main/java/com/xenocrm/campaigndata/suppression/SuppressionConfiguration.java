package com.xenocrm.campaigndata.suppression;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.customerdata.erasure.ErasureConfiguration;
import com.xenocrm.customerdata.erasure.IdentifierHash;

/** Declares the repository of suppressions for a service that looks them up, also those of erased persons. */
@Configuration(proxyBeanMethods = false)
@Import({SuppressionMigrations.class, ErasureConfiguration.class})
public class SuppressionConfiguration {

    @Bean
    Suppressions suppressions(MongoOperations mongo, IdentifierHash hash, Clock clock) {
        return new Suppressions(mongo, hash, clock);
    }

    @Bean
    SuppressionList suppressionList(MongoOperations mongo, Clock clock) {
        return new SuppressionList(mongo, clock);
    }

    @Bean
    SuppressionAssignment suppressionAssignment(MongoOperations mongo, IdentifierHash hash, Clock clock) {
        return new SuppressionAssignment(mongo, hash, clock);
    }
}
