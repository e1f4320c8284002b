package com.xenocrm.auth.audit;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.kit.audit.AuditLog;
import com.xenocrm.kit.migration.Migration;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    Migration auditLogByTime() {
        return Migration.index("audit-log-0001-time", AuditLog.byTime());
    }

    @Bean
    Migration auditLogByAction() {
        return Migration.index("audit-log-0002-action", AuditLog.byAction());
    }

    @Bean
    Migration auditLogByActor() {
        return Migration.index("audit-log-0003-actor", AuditLog.byActor());
    }
}
