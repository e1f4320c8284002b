package com.xenocrm.gateway.identity;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.InternalTokenClaims;

/**
 * Somebody who showed a good token: a user, or a machine with an API key.
 *
 * @param googleId of a user
 * @param email of a user
 * @param scope of an API key
 * @param sessionId of the token: what logout revokes
 * @param expiresAt when the token does
 */
public record Identity(
        String userId,
        @Nullable String googleId,
        @Nullable String email,
        String name,
        @Nullable String picture,
        String role,
        @Nullable String scope,
        String sessionId,
        Instant expiresAt) {

    /** One that never expires. */
    static Identity ofKey(String id, String name, String scope) {
        String subject = InternalTokenClaims.API_KEY_SUBJECT + id;
        return new Identity(
                subject, null, null, name, null, InternalTokenClaims.ROLE_API_KEY, scope, subject, Instant.MAX);
    }
}
