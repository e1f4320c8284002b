package com.xenocrm.gateway.identity;

import java.util.Arrays;
import java.util.Optional;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;

import com.xenocrm.contracts.token.SessionTokenClaims;

/** Token of a request; a bearer token takes precedence over the cookie. */
public record Credential(String token, boolean fromCookie) {

    private static final String BEARER = "Bearer ";

    /** Returns the token of the request; empty if it has none. */
    public static Optional<Credential> of(HttpServletRequest request) {
        return bearer(request).or(() -> cookie(request));
    }

    private static Optional<Credential> bearer(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> new Credential(header.substring(BEARER.length()).strip(), false));
    }

    private static Optional<Credential> cookie(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> SessionTokenClaims.COOKIE.equals(cookie.getName()))
                .map(Cookie::getValue)
                .filter(token -> !token.isBlank())
                .map(token -> new Credential(token, true))
                .findFirst();
    }
}
