package com.xenocrm.gateway.identity;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who showed a good token.
 *
 * @param sessionId of the token: what logout revokes
 * @param expiresAt when the token does
 */
public record Identity(
        String userId,
        String googleId,
        String email,
        String name,
        @Nullable String picture,
        String role,
        String sessionId,
        Instant expiresAt) {}
