package com.xenocrm.accountdata.session;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.migration.Migrations;
import com.xenocrm.kit.mongo.CollectionIndex;

/** Imports the repository of revoked sessions, with the indexes of all sessions. */
@Configuration(proxyBeanMethods = false)
@Import(RevokedSessions.class)
public class SessionConfiguration {

    @Bean
    Migrations sessionMigrations() {
        return Migrations.of(
                Migration.index(
                        "revoked-sessions-0001-expiry",
                        CollectionIndex.on(RevokedSessions.COLLECTION, RevokedSessions.EXPIRES_AT)
                                .asExpiring()),
                Migration.index(
                        "sessions-0001-user",
                        CollectionIndex.on(Sessions.COLLECTION, Sessions.USER_ID, Sessions.CREATED_AT)),
                Migration.index(
                        "sessions-0002-expiry",
                        CollectionIndex.on(Sessions.COLLECTION, Sessions.EXPIRES_AT)
                                .asExpiring()));
    }
}
