package com.xenocrm.campaign.rate;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.migration.Migrations;
import com.xenocrm.kit.mongo.CollectionIndex;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SendRateSettings.class)
class SendRateConfiguration {

    @Bean
    Sleeper waiting() {
        return Thread::sleep;
    }

    @Bean
    Migrations rateMigrations() {
        return Migrations.of(Migration.index(
                "send-rates-0001-expiry",
                CollectionIndex.on(CollectionNames.SEND_RATES, SendRateStore.EXPIRES_AT)
                        .asExpiring()));
    }
}
