package com.xenocrm.auth.audit;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.kit.audit.AuditLog;
import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.migration.Migrations;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    Migrations auditMigrations() {
        return Migrations.of(
                Migration.index("audit-log-0001-time", AuditLog.byTime()),
                Migration.index("audit-log-0002-action", AuditLog.byAction()),
                Migration.index("audit-log-0003-actor", AuditLog.byActor()));
    }
}
