package com.xenocrm.infra;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import com.nimbusds.jose.util.JSONObjectUtils;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import org.jspecify.annotations.Nullable;

/** The login page of the Google stand-in: an email address and a name, nothing is asked in return. */
final class GoogleLoginForm {
    private static final String DEFAULT_EMAIL = "marketer@example.com";
    private static final String DEFAULT_NAME = "Demo Marketer";
    private static final BigInteger GOOGLE_IDS = BigInteger.TEN.pow(21);

    private final String picture;

    GoogleLoginForm(String picture) {
        this.picture = picture;
    }

    String page() {
        try (InputStream page = GoogleLoginForm.class.getResourceAsStream("google-login.html")) {
            return new String(Objects.requireNonNull(page).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rewrites a posted form into the subject and claims that mock-oauth2-server expects; leaves others alone. */
    OAuth2HttpRequest withClaims(OAuth2HttpRequest request) {
        if (!request.getMethod().equals("POST")
                || !request.getUrl().encodedPath().endsWith("/authorize")) {
            return request;
        }
        String email = orDefault(request.getFormParameters().get("email"), DEFAULT_EMAIL)
                .toLowerCase(Locale.ROOT);
        String name = orDefault(request.getFormParameters().get("name"), DEFAULT_NAME);
        String claims = JSONObjectUtils.toJSONString(Map.of("email", email, "name", name, "picture", picture));
        String form = "username=" + encode(googleId(email)) + "&claims=" + encode(claims);
        return new OAuth2HttpRequest(request.getHeaders(), request.getMethod(), request.getOriginalUrl(), form);
    }

    /** The same 21 digits for the same address. */
    private static String googleId(String email) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(email.getBytes(StandardCharsets.UTF_8));
            return "%021d".formatted(new BigInteger(1, hash).mod(GOOGLE_IDS));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 on this JDK", e);
        }
    }

    private static String orDefault(@Nullable String value, String fallback) {
        return value == null || value.isBlank() ? fallback : value.strip();
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
