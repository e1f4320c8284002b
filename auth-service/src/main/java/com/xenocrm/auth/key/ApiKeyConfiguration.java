package com.xenocrm.auth.key;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.contracts.ApiKeyFields;
import com.xenocrm.contracts.Collections;
import com.xenocrm.kit.mongo.CollectionIndex;

@Configuration(proxyBeanMethods = false)
class ApiKeyConfiguration {

    @Bean
    CollectionIndex apiKeysByTime() {
        return CollectionIndex.on(Collections.API_KEYS, ApiKeyFields.CREATED_AT, "_id");
    }
}
