package com.xenocrm.auth.session;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

import com.xenocrm.auth.user.UserView;
import com.xenocrm.contracts.token.InternalTokenClaims;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.web.Refusal;

/** The caller of a session route and the token they showed, as the gateway's internal token says. */
record SignedIn(UserView user, String sessionId, Instant sessionExpiresAt, boolean byCookie) {

    /** 401 for an anonymous caller, and for a machine with an API key: it has no session to show or end. */
    static SignedIn of(Jwt token) {
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
        return new SignedIn(user, sessionId, expiresAt, byCookie);
    }

    Actor actor() {
        return new Actor(user.id(), user.email());
    }

    private static String required(@Nullable String claim) {
        return Objects.requireNonNull(claim, "an internal token of a signed-in user describes them");
    }
}
