package com.xenocrm.gateway.identity;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.token.InternalTokenClaims;

/**
 * Somebody who showed a good token: a user, or a machine with an API key.
 *
 * @param googleId of a user
 * @param email of a user
 * @param scope of an API key
 * @param session what the token says of itself
 */
public record Identity(
        String userId,
        @Nullable String googleId,
        @Nullable String email,
        String name,
        @Nullable String picture,
        String role,
        @Nullable String scope,
        Session session) {

    /** The same, whose token came in a browser's cookie. */
    public Identity byCookie() {
        Session carried = new Session(session.id(), session.expiresAt(), session.renewAfter(), true);
        return new Identity(userId, googleId, email, name, picture, role, scope, carried);
    }

    /** One that never expires. */
    static Identity ofKey(String id, String name, String scope) {
        String subject = InternalTokenClaims.API_KEY_SUBJECT + id;
        Session endless = new Session(subject, Instant.MAX, null, false);
        return new Identity(subject, null, null, name, null, InternalTokenClaims.ROLE_API_KEY, scope, endless);
    }

    /**
     * The session that a token belongs to.
     *
     * @param id what logout revokes
     * @param expiresAt when the token does
     * @param renewAfter when another token may take over; null for never
     * @param byCookie whether a browser's cookie carried the token
     */
    public record Session(
            String id, Instant expiresAt, @Nullable Instant renewAfter, boolean byCookie) {}
}
