package com.xenocrm.webhook.delivery;

import java.time.Clock;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.migration.Migrations;
import com.xenocrm.kit.mongo.CollectionIndex;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EventSettings.class)
class DeliveryConfiguration {

    @Bean
    Migrations deliveryMigrations() {
        return Migrations.of(
                Migration.index(
                        "webhook-deliveries-0001-due",
                        deliveries(DeliveryDocument.WEBHOOK_ID, DeliveryDocument.DUE_AT)),
                Migration.index(
                        "webhook-deliveries-0002-age",
                        deliveries(DeliveryDocument.WEBHOOK_ID, DeliveryDocument.CREATED_AT, "_id")),
                Migration.index(
                        "webhook-deliveries-0003-status",
                        deliveries(
                                DeliveryDocument.WEBHOOK_ID,
                                DeliveryDocument.STATUS,
                                DeliveryDocument.CREATED_AT,
                                "_id")),
                Migration.index(
                        "webhook-deliveries-0004-customer",
                        deliveries(DeliveryDocument.CUSTOMER_ID).asSparse()),
                Migration.index(
                        "webhook-deliveries-0005-expiry",
                        deliveries(DeliveryDocument.EXPIRES_AT).asExpiring()));
    }

    @Bean
    Deliveries deliveries(MongoOperations mongo, EventSettings settings, Clock clock) {
        return new Deliveries(mongo, settings, clock);
    }

    @Bean
    DeliveryLog deliveryLog(MongoOperations mongo, EventSettings settings, Clock clock) {
        return new DeliveryLog(mongo, settings, clock);
    }

    private static CollectionIndex deliveries(String... keys) {
        return CollectionIndex.on(CollectionNames.WEBHOOK_DELIVERIES, keys);
    }
}
