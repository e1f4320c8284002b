package com.xenocrm.accountdata.key;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Field;

import com.xenocrm.contracts.token.ApiKeyScope;

/**
 * Stored API key, without its secret.
 *
 * @param scope {@link ApiKeyScope#value()}
 * @param hash SHA-256 of the secret
 */
public record ApiKey(
        @Id String id,
        @Field(ApiKeyFields.NAME) String name,
        @Field(ApiKeyFields.SCOPE) String scope,
        @Field(ApiKeyFields.HASH) String hash,
        @Field(ApiKeyFields.CREATED_BY) String createdBy,
        @Field(ApiKeyFields.CREATED_AT) Instant createdAt,
        @Field(ApiKeyFields.REVOKED_AT) @Nullable Instant revokedAt,
        @Field(ApiKeyFields.LAST_USED_AT) @Nullable Instant lastUsedAt) {}
