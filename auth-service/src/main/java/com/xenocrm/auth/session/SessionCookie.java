package com.xenocrm.auth.session;

import java.time.Duration;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.token.SessionTokenClaims;

/** Cookie of the session token; Secure outside local mode. */
@Component
public class SessionCookie {

    private final Duration lifetime;
    private final boolean secure;

    SessionCookie(SessionSettings settings, @Value("${crm.local}") boolean local) {
        this.lifetime = settings.lifetime();
        this.secure = !local;
    }

    /** Returns the cookie with this token. */
    public ResponseCookie with(String token) {
        return cookie(token, lifetime);
    }

    /** Returns a cookie that removes the token. */
    public ResponseCookie cleared() {
        return cookie("", Duration.ZERO);
    }

    private ResponseCookie cookie(String value, Duration maxAge) {
        return ResponseCookie.from(SessionTokenClaims.COOKIE, value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .maxAge(maxAge)
                .build();
    }
}
