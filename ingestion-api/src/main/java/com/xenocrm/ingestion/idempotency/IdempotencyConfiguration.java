package com.xenocrm.ingestion.idempotency;

import java.time.Clock;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.web.servlet.HandlerExceptionResolver;

import com.xenocrm.kit.mongo.CollectionIndex;
import com.xenocrm.kit.time.Ids;

@Configuration(proxyBeanMethods = false)
class IdempotencyConfiguration {

    @Bean
    IdempotencyFilter idempotencyFilter(
            MongoOperations mongo,
            Clock clock,
            Ids ids,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver errors) {
        return new IdempotencyFilter(new Claims(mongo, clock, ids), errors);
    }

    @Bean
    CollectionIndex idempotencyKeysExpire() {
        return CollectionIndex.on(Claims.COLLECTION, Claims.EXPIRES_AT).asExpiring();
    }
}
