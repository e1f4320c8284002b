package com.xenocrm.auth.session;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.mongo.CollectionIndex;

@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    @Bean
    Migration revokedSessionsExpire() {
        return Migration.index(
                "revoked-sessions-0001-expiry",
                CollectionIndex.on(CollectionNames.REVOKED_SESSIONS, RevokedSessions.EXPIRES_AT)
                        .asExpiring());
    }

    @Bean
    Migration sessionsByUser() {
        return Migration.index(
                "sessions-0001-user",
                CollectionIndex.on(CollectionNames.SESSIONS, Sessions.USER_ID, Sessions.CREATED_AT));
    }

    @Bean
    Migration sessionsExpire() {
        return Migration.index(
                "sessions-0002-expiry",
                CollectionIndex.on(CollectionNames.SESSIONS, Sessions.EXPIRES_AT)
                        .asExpiring());
    }
}
