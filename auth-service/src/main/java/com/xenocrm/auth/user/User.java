package com.xenocrm.auth.user;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/**
 * Somebody who signed in.
 *
 * @param role one of {@link Role}, by {@link Role#word()}
 */
public record User(
        @Id String id,
        String googleId,
        String email,
        String name,
        @Nullable String picture,
        String role,
        Instant createdAt,
        Instant lastLogin) {}
