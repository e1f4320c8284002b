package com.xenocrm.kit.idempotency;

import java.time.Clock;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.web.servlet.HandlerExceptionResolver;

import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.migration.Migrations;
import com.xenocrm.kit.mongo.CollectionIndex;
import com.xenocrm.kit.time.IdGenerator;

/** Enables idempotency keys in every HTTP service with a database, except the gateway. */
@AutoConfiguration(after = DataMongoAutoConfiguration.class)
@ConditionalOnClass(MongoOperations.class)
@ConditionalOnBean(MongoOperations.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty(name = "crm.internal-token.enabled", matchIfMissing = true)
public class IdempotencyAutoConfiguration {

    @Bean
    IdempotencyFilter idempotencyFilter(
            MongoOperations mongo,
            Clock clock,
            IdGenerator ids,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver errors) {
        return new IdempotencyFilter(new IdempotencyKeys(mongo, clock, ids), errors);
    }

    @Bean
    Migrations idempotencyMigrations() {
        return Migrations.of(Migration.index(
                "idempotency-keys-0001-expiry",
                CollectionIndex.on(IdempotencyKeys.COLLECTION, IdempotencyKeys.EXPIRES_AT)
                        .asExpiring()));
    }
}
