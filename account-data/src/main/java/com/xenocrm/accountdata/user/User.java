package com.xenocrm.accountdata.user;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Field;

import com.xenocrm.contracts.token.Role;

/**
 * User as stored.
 *
 * @param role {@link Role#value()}
 */
public record User(
        @Id String id,
        @Field(UserFields.GOOGLE_ID) String googleId,
        @Field(UserFields.EMAIL) String email,
        @Field(UserFields.NAME) String name,
        @Field(UserFields.PICTURE) @Nullable String picture,
        @Field(UserFields.ROLE) String role,
        @Field(UserFields.CREATED_AT) Instant createdAt,
        @Field(UserFields.LAST_LOGIN) Instant lastLogin) {}
