package com.xenocrm.webhook.subscription;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.migration.Migrations;
import com.xenocrm.kit.mongo.CollectionIndex;

@Configuration(proxyBeanMethods = false)
class SubscriptionConfiguration {

    @Bean
    Migrations webhookMigrations() {
        return Migrations.of(Migration.index(
                "webhooks-0001-age", CollectionIndex.on(CollectionNames.WEBHOOKS, WebhookDocument.CREATED_AT)));
    }
}
