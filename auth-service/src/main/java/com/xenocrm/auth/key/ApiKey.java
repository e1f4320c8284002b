package com.xenocrm.auth.key;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Field;

import com.xenocrm.contracts.ApiKeyFields;
import com.xenocrm.contracts.token.ApiKeyScope;

/**
 * A machine's key, as it is kept: not the secret itself.
 *
 * @param scope {@link ApiKeyScope#value()}
 */
record ApiKey(
        @Id String id,
        @Field(ApiKeyFields.NAME) String name,
        @Field(ApiKeyFields.SCOPE) String scope,
        @Field(ApiKeyFields.HASH) String hash,
        @Field(ApiKeyFields.CREATED_BY) String createdBy,
        @Field(ApiKeyFields.CREATED_AT) Instant createdAt,
        @Field(ApiKeyFields.REVOKED_AT) @Nullable Instant revokedAt,
        @Field(ApiKeyFields.LAST_USED_AT) @Nullable Instant lastUsedAt) {}
