package com.xenocrm.auth.session;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

import com.xenocrm.auth.user.UserView;
import com.xenocrm.contracts.token.InternalTokenClaims;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.web.Refusal;

/** User who calls a session route, and the session of the token that they sent, from the internal token. */
record SessionCaller(UserView user, String sessionId, Instant sessionExpiresAt, boolean byCookie) {

    /** Reads an internal token; throws a 401 for an anonymous caller and for an API key, which has no session. */
    static SessionCaller of(Jwt token) {
        String sessionId = token.getClaimAsString(InternalTokenClaims.SESSION_ID);
        Instant expiresAt = token.getClaimAsInstant(InternalTokenClaims.SESSION_EXPIRES_AT);
        String googleId = token.getClaimAsString(InternalTokenClaims.GOOGLE_ID);
        if (sessionId == null || expiresAt == null || googleId == null) {
            throw Refusal.unauthorized("Sign in first");
        }
        String id = required(token.getSubject());
        UserView user = new UserView(
                id,
                id,
                googleId,
                required(token.getClaimAsString(InternalTokenClaims.EMAIL)),
                required(token.getClaimAsString(InternalTokenClaims.NAME)),
                token.getClaimAsString(InternalTokenClaims.PICTURE),
                required(token.getClaimAsString(InternalTokenClaims.ROLE)),
                null,
                null);
        boolean byCookie = Boolean.TRUE.equals(token.getClaimAsBoolean(InternalTokenClaims.SESSION_BY_COOKIE));
        return new SessionCaller(user, sessionId, expiresAt, byCookie);
    }

    Actor actor() {
        return new Actor(user.id(), user.email());
    }

    private static String required(@Nullable String claim) {
        return Objects.requireNonNull(claim, "an internal token of a user has their profile");
    }
}
