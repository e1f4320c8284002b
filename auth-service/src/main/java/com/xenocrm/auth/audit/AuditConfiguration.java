package com.xenocrm.auth.audit;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.mongo.CollectionIndex;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    static final String AT = "at";

    @Bean
    Migration auditLogByTime() {
        return Migration.index("audit-log-0001-time", CollectionIndex.on(CollectionNames.AUDIT_LOG, AT, "_id"));
    }
}
