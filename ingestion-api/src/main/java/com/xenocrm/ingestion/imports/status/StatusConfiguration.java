package com.xenocrm.ingestion.imports.status;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.contracts.Collections;
import com.xenocrm.kit.mongo.CollectionIndex;

@Configuration(proxyBeanMethods = false)
class StatusConfiguration {

    @Bean
    CollectionIndex importsByStatus() {
        return CollectionIndex.on(Collections.IMPORTS, Imports.STATUS, Imports.PROGRESSED_AT);
    }

    @Bean
    CollectionIndex oneImportForAKey() {
        return CollectionIndex.on(Collections.IMPORTS, Imports.KEY).asUnique().asSparse();
    }

    @Bean
    CollectionIndex importsExpire() {
        return CollectionIndex.on(Collections.IMPORTS, Imports.EXPIRES_AT).asExpiring();
    }
}
