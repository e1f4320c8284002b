package com.xenocrm.kit.security;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

import com.xenocrm.contracts.token.InternalTokenClaims;

/** Caller according to the gateway's internal token. */
public record Caller(
        String userId, @Nullable String email, @Nullable String name, String role) {

    static Caller of(Jwt token) {
        String role = token.getClaimAsString(InternalTokenClaims.ROLE);
        return new Caller(
                Objects.requireNonNull(token.getSubject(), "an internal token names its subject"),
                token.getClaimAsString(InternalTokenClaims.EMAIL),
                token.getClaimAsString(InternalTokenClaims.NAME),
                role == null ? InternalTokenClaims.ROLE_ANONYMOUS : role);
    }

    /** Returns whether the request is on a public path without a signed-in user. */
    public boolean isAnonymous() {
        return InternalTokenClaims.ROLE_ANONYMOUS.equals(role);
    }
}
