package com.xenocrm.auth.user;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

import com.xenocrm.contracts.token.Role;

/**
 * Somebody who signed in.
 *
 * @param role {@link Role#value()}
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
