package com.xenocrm.accountdata.key;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.migration.Migrations;
import com.xenocrm.kit.mongo.CollectionIndex;

/** Imports the repository of API keys, with its index. */
@Configuration(proxyBeanMethods = false)
@Import(ApiKeys.class)
public class ApiKeyConfiguration {

    @Bean
    Migrations apiKeyMigrations() {
        return Migrations.of(Migration.index(
                "api-keys-0001-time",
                CollectionIndex.on(ApiKeyFields.COLLECTION, ApiKeyFields.CREATED_AT, ApiKeyFields.ID)));
    }
}
