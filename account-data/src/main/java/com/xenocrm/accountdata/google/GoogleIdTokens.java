package com.xenocrm.accountdata.google;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.google.api.client.googleapis.auth.oauth2.GoogleIdToken;
import com.google.api.client.json.JsonFactory;
import com.google.api.client.json.gson.GsonFactory;
import org.jspecify.annotations.Nullable;

import com.xenocrm.kit.publickey.KeysUnavailableException;
import com.xenocrm.kit.publickey.PublicKeyCache;
import com.xenocrm.kit.text.UnicodeText;

/** Verifier of Google ID tokens: signature, issuer, audience, expiry, verified email. */
public final class GoogleIdTokens {

    private static final int SKEW_SECONDS = 10;
    private static final String RS256 = "RS256";
    private static final JsonFactory JSON = GsonFactory.getDefaultInstance();

    private final GoogleSettings google;
    private final PublicKeyCache keys;
    private final Clock clock;

    GoogleIdTokens(GoogleSettings google, PublicKeyCache keys, Clock clock) {
        this.google = google;
        this.keys = keys;
        this.clock = clock;
    }

    /** Returns the account; empty if the token is invalid or the account not permitted. */
    public Optional<GoogleAccount> verify(String idToken) {
        return identify(idToken).filter(google::admits);
    }

    /**
     * Returns the account, permitted or not; empty if the token is invalid. Throws if its key is unknown and Google
     * cannot be reached.
     */
    public Optional<GoogleAccount> identify(String idToken) {
        return parsed(idToken)
                .filter(GoogleIdTokens::isComplete)
                .filter(this::isForUsNow)
                .filter(this::isSignedByGoogle)
                .map(GoogleIdToken::getPayload)
                .filter(payload -> Boolean.TRUE.equals(payload.getEmailVerified()))
                .map(GoogleIdTokens::account);
    }

    private static boolean isComplete(GoogleIdToken token) {
        GoogleIdToken.Payload payload = token.getPayload();
        return payload.getSubject() != null
                && payload.getEmail() != null
                && payload.getIssuer() != null
                && (payload.getAudience() instanceof String || payload.getAudience() instanceof List)
                && payload.getIssuedAtTimeSeconds() != null
                && payload.getExpirationTimeSeconds() != null;
    }

    private boolean isForUsNow(GoogleIdToken token) {
        return token.verifyIssuer(google.issuers())
                && token.verifyAudience(List.of(google.clientId()))
                && token.verifyTime(clock.millis(), SKEW_SECONDS);
    }

    private boolean isSignedByGoogle(GoogleIdToken token) {
        String keyId = token.getHeader().getKeyId();
        if (keyId == null || !RS256.equals(token.getHeader().getAlgorithm())) {
            return false;
        }
        try {
            return keys.find(keyId).filter(key -> isSignedWith(key, token)).isPresent();
        } catch (KeysUnavailableException away) {
            throw new GoogleUnavailableException(away);
        }
    }

    private static boolean isSignedWith(PublicKey key, GoogleIdToken token) {
        try {
            return token.verifySignature(key);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    private static Optional<GoogleIdToken> parsed(String idToken) {
        try {
            return Optional.of(GoogleIdToken.parse(JSON, idToken));
        } catch (IOException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static GoogleAccount account(GoogleIdToken.Payload payload) {
        String email = payload.getEmail();
        return new GoogleAccount(
                payload.getSubject(),
                email,
                Objects.requireNonNullElse(text(payload, "name"), email),
                text(payload, "picture"),
                payload.getHostedDomain(),
                payload.getNonce(),
                Instant.ofEpochSecond(payload.getIssuedAtTimeSeconds()),
                Instant.ofEpochSecond(payload.getExpirationTimeSeconds()));
    }

    private static @Nullable String text(GoogleIdToken.Payload payload, String claim) {
        return payload.get(claim) instanceof String text ? UnicodeText.repaired(text) : null;
    }
}
