package com.xenocrm.campaign.template;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.migration.Migrations;
import com.xenocrm.kit.mongo.CollectionIndex;

@Configuration(proxyBeanMethods = false)
class TemplateConfiguration {

    @Bean
    Migrations templateMigrations() {
        return Migrations.of(Migration.index(
                "templates-0001-age", CollectionIndex.on(CollectionNames.TEMPLATES, Templates.CREATED_AT)));
    }
}
