package com.xenocrm.accountdata.user;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.migration.Migrations;
import com.xenocrm.kit.mongo.CollectionIndex;

/** Imports the repositories of users, with their indexes. */
@Configuration(proxyBeanMethods = false)
@Import({Users.class, UserRoles.class, DeletedUsers.class})
public class UserConfiguration {

    @Bean
    Migrations userMigrations() {
        return Migrations.of(
                Migration.index(
                        "deleted-users-0001-expiry",
                        CollectionIndex.on(DeletedUsers.COLLECTION, DeletedUsers.EXPIRES_AT)
                                .asExpiring()),
                Migration.index(
                        "users-0001-time",
                        CollectionIndex.on(UserFields.COLLECTION, UserFields.CREATED_AT, UserFields.ID)));
    }
}
