package com.xenocrm.auth.signin;

import java.time.Duration;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** Cookie that binds a sign-in in progress to the browser that began it. */
@Component
class SignInCookie {

    static final String NAME = "sign_in";

    private final boolean secure;

    SignInCookie(@Value("${crm.local}") boolean local) {
        this.secure = !local;
    }

    ResponseCookie with(String secret) {
        return cookie(secret, PendingSignIns.LIFETIME);
    }

    ResponseCookie cleared() {
        return cookie("", Duration.ZERO);
    }

    private ResponseCookie cookie(String value, Duration maxAge) {
        return ResponseCookie.from(NAME, value)
                .path("/auth/google/callback")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .maxAge(maxAge)
                .build();
    }
}
