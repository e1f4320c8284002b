package com.xenocrm.auth.key;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.contracts.ApiKeyFields;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.mongo.CollectionIndex;

@Configuration(proxyBeanMethods = false)
class ApiKeyConfiguration {

    @Bean
    Migration apiKeysByTime() {
        return Migration.index(
                "api-keys-0001-time", CollectionIndex.on(CollectionNames.API_KEYS, ApiKeyFields.CREATED_AT, "_id"));
    }
}
