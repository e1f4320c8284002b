package com.xenocrm.auth.session;

import java.time.Duration;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.token.SessionTokenClaims;

/** The cookie that carries the session token; Secure outside local mode. */
@Component
public class SessionCookie {

    private final Duration lifetime;
    private final boolean secure;

    SessionCookie(SessionSettings settings, @Value("${crm.local}") boolean local) {
        this.lifetime = settings.lifetime();
        this.secure = !local;
    }

    /** Sets it. */
    public ResponseCookie carrying(String token) {
        return cookie(token, lifetime);
    }

    /** Takes it back. */
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
