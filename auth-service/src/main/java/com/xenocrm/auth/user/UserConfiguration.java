package com.xenocrm.auth.user;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.mongo.CollectionIndex;

@Configuration(proxyBeanMethods = false)
class UserConfiguration {

    @Bean
    Migration deletedUsersExpire() {
        return Migration.index(
                "deleted-users-0001-expiry",
                CollectionIndex.on(CollectionNames.DELETED_USERS, DeletedUsers.EXPIRES_AT)
                        .asExpiring());
    }

    @Bean
    Migration usersByTime() {
        return Migration.index("users-0001-time", CollectionIndex.on(CollectionNames.USERS, Users.CREATED_AT, "_id"));
    }
}
