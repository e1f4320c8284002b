package com.xenocrm.auth.session;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.contracts.Collections;
import com.xenocrm.kit.mongo.CollectionIndex;

@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    @Bean
    CollectionIndex revokedSessionsExpire() {
        return CollectionIndex.on(Collections.REVOKED_SESSIONS, RevokedSessions.EXPIRES_AT)
                .asExpiring();
    }

    @Bean
    CollectionIndex sessionsByUser() {
        return CollectionIndex.on(Collections.SESSIONS, Sessions.USER_ID, Sessions.CREATED_AT);
    }

    @Bean
    CollectionIndex sessionsExpire() {
        return CollectionIndex.on(Collections.SESSIONS, Sessions.EXPIRES_AT).asExpiring();
    }
}
