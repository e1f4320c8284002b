package com.xenocrm.auth.user;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.contracts.Collections;
import com.xenocrm.kit.mongo.CollectionIndex;

@Configuration(proxyBeanMethods = false)
class UserConfiguration {

    @Bean
    CollectionIndex deletedUsersExpire() {
        return CollectionIndex.on(Collections.DELETED_USERS, DeletedUsers.EXPIRES_AT)
                .asExpiring();
    }

    @Bean
    CollectionIndex usersByTime() {
        return CollectionIndex.on(Collections.USERS, Users.CREATED_AT, "_id");
    }
}
