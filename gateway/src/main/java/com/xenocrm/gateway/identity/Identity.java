package com.xenocrm.gateway.identity;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.token.InternalTokenClaims;

/**
 * Authenticated caller: a user, or a program with an API key.
 *
 * @param googleId Google account of a user
 * @param email email address of a user
 * @param scope scope of an API key
 * @param token token of the request
 */
public record Identity(
        String userId,
        @Nullable String googleId,
        @Nullable String email,
        String name,
        @Nullable String picture,
        String role,
        @Nullable String scope,
        PresentedToken token) {

    /** Returns the same caller with the token from a cookie. */
    public Identity byCookie() {
        PresentedToken inCookie = new PresentedToken(token.id(), token.expiresAt(), token.renewAfter(), true);
        return new Identity(userId, googleId, email, name, picture, role, scope, inCookie);
    }

    /** Creates a caller with an API key, which does not expire. */
    static Identity ofKey(String id, String name, String scope) {
        String subject = InternalTokenClaims.API_KEY_SUBJECT + id;
        PresentedToken unlimited = new PresentedToken(subject, Instant.MAX, null, false);
        return new Identity(subject, null, null, name, null, InternalTokenClaims.ROLE_API_KEY, scope, unlimited);
    }

    /**
     * Token of a request.
     *
     * @param id identifier that a logout revokes: the session of a session token
     * @param expiresAt expiry of the token
     * @param renewAfter time from which the session can be renewed; null for never
     * @param byCookie whether the token was in a cookie
     */
    public record PresentedToken(
            String id, Instant expiresAt, @Nullable Instant renewAfter, boolean byCookie) {}
}
