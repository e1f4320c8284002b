package com.xenocrm.auth;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.accountdata.key.ApiKeyConfiguration;
import com.xenocrm.accountdata.session.RevokedSessions;
import com.xenocrm.accountdata.session.SessionConfiguration;
import com.xenocrm.accountdata.session.Sessions;
import com.xenocrm.accountdata.user.UserConfiguration;
import com.xenocrm.auth.session.SessionSettings;
import com.xenocrm.kit.time.IdGenerator;

/** Repositories of accounts. */
@Configuration(proxyBeanMethods = false)
@Import({UserConfiguration.class, SessionConfiguration.class, ApiKeyConfiguration.class})
class AccountDataConfiguration {

    @Bean
    Sessions sessions(
            MongoOperations mongo, RevokedSessions revoked, SessionSettings settings, Clock clock, IdGenerator ids) {
        return new Sessions(mongo, revoked, settings.lifetime(), settings.longest(), clock, ids);
    }
}
