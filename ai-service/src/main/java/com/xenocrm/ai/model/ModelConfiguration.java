package com.xenocrm.ai.model;

import java.time.Clock;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.migration.Migrations;
import com.xenocrm.kit.mongo.CollectionIndex;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ModelSettings.class)
class ModelConfiguration {

    @Bean
    LanguageModel languageModel(ModelSettings settings, MongoOperations mongo, MeterRegistry meters, Clock clock) {
        return new LanguageModel(settings, new TokenAllowance(mongo, settings, clock), new ModelMetrics(meters), clock);
    }

    @Bean
    Migrations usageMigrations() {
        return Migrations.of(Migration.index(
                "ai-usage-0001-expiry",
                CollectionIndex.on(TokenAllowance.COLLECTION, TokenAllowance.EXPIRES_AT)
                        .asExpiring()));
    }
}
