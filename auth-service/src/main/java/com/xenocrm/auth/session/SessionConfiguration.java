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
}
