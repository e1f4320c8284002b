package com.xenocrm.accountdata.session;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * Open session of a user; deleted on revocation.
 *
 * @param id {@code jti} of its tokens
 * @param expiresAt later after each renewal
 */
public record Session(
        @Id String id,
        @Field(Sessions.USER_ID) String userId,
        @Field(Sessions.CREATED_AT) Instant createdAt,
        @Field(Sessions.EXPIRES_AT) Instant expiresAt,
        @Field("user_agent") @Nullable String userAgent,
        String ip) {}
