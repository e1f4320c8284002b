package com.xenocrm.auth.key;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import com.xenocrm.accountdata.key.ApiKey;
import com.xenocrm.accountdata.key.IssuedApiKey;

/**
 * API key in answers to admins.
 *
 * @param key written form with the secret; shown once, on creation
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ApiKeyView(
        @JsonProperty("_id") String id,
        String name,
        String scope,
        @Nullable String key,
        String createdBy,
        Instant createdAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {

    static ApiKeyView of(ApiKey stored) {
        return of(stored, null);
    }

    static ApiKeyView of(IssuedApiKey issued) {
        return of(issued.key(), issued.text());
    }

    private static ApiKeyView of(ApiKey stored, @Nullable String key) {
        return new ApiKeyView(
                stored.id(),
                stored.name(),
                stored.scope(),
                key,
                stored.createdBy(),
                stored.createdAt(),
                stored.revokedAt(),
                stored.lastUsedAt());
    }
}
