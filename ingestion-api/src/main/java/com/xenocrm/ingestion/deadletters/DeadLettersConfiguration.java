package com.xenocrm.ingestion.deadletters;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

import com.xenocrm.contracts.Collections;
import com.xenocrm.kit.mongo.CollectionIndex;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class DeadLettersConfiguration {

    @Bean
    CollectionIndex deadLettersByStatus() {
        return CollectionIndex.on(Collections.DEAD_LETTERS, "status", "_id");
    }

    @Bean
    CollectionIndex deadLettersByQueue() {
        return CollectionIndex.on(Collections.DEAD_LETTERS, "status", "queue", "_id");
    }

    @Bean
    CollectionIndex settledDeadLettersExpire() {
        return CollectionIndex.on(Collections.DEAD_LETTERS, "expires_at").asExpiring();
    }
}
