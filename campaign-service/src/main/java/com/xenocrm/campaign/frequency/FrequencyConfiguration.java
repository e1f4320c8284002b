package com.xenocrm.campaign.frequency;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.migration.Migrations;
import com.xenocrm.kit.mongo.CollectionIndex;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FrequencySettings.class)
class FrequencyConfiguration {

    @Bean
    Admission admission(FrequencySettings settings, MongoOperations mongo) {
        return Admission.capped(settings.frequencyCap(), mongo);
    }

    @Bean
    Migrations frequencyMigrations() {
        return Migrations.of(
                // Deletes histories that no period includes any more.
                Migration.index(
                        "communication-history-0001-end",
                        CollectionIndex.on(CollectionNames.COMMUNICATION_HISTORY, CappedAdmission.EXPIRES_AT)
                                .asExpiring()));
    }
}
