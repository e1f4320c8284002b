package com.xenocrm.auth.session;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * A session that has begun; gone once it is revoked.
 *
 * @param id the {@code jti} of its tokens
 * @param expiresAt moves on when it is renewed
 */
record Session(
        @Id String id,
        @Field(Sessions.USER_ID) String userId,
        @Field(Sessions.CREATED_AT) Instant createdAt,
        @Field(Sessions.EXPIRES_AT) Instant expiresAt,
        @Field("user_agent") @Nullable String userAgent,
        String ip) {}
