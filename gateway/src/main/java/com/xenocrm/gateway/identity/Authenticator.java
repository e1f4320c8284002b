package com.xenocrm.gateway.identity;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.SignedJWT;
import org.springframework.stereotype.Component;

import com.xenocrm.accountdata.key.ApiKeyAuthentication;
import com.xenocrm.accountdata.session.RevokedSessions;
import com.xenocrm.kit.security.Sha256;

/** Authenticates callers by their tokens. Results are cached for seconds, so a revocation takes effect within five. */
@Component
public class Authenticator {

    private static final Duration KEPT = Duration.ofSeconds(3);
    private static final int MAX_KEPT = 100_000;

    private final Map<String, TokenVerifier> verifiers;
    private final RevokedSessions revoked;
    private final Clock clock;
    private final Cache<String, Optional<Identity>> known;

    Authenticator(List<TokenVerifier> verifiers, RevokedSessions revoked, Clock clock) {
        this.verifiers = verifiers.stream().collect(Collectors.toMap(TokenVerifier::kind, verifier -> verifier));
        this.revoked = revoked;
        this.clock = clock;
        this.known = Caffeine.newBuilder()
                .expireAfterWrite(KEPT)
                .maximumSize(MAX_KEPT)
                .ticker(() -> Duration.ofMillis(clock.millis()).toNanos())
                .build();
    }

    /** Returns the token's owner; empty if the token is invalid, expired or revoked. */
    public Optional<Identity> authenticate(String token) {
        String hash = Sha256.hex(token);
        Optional<Identity> kept = known.getIfPresent(hash);
        if (kept == null) {
            kept = verified(token);
            known.put(hash, kept);
        }
        return kept.filter(identity -> identity.token().expiresAt().isAfter(clock.instant()));
    }

    private Optional<Identity> verified(String token) {
        return Optional.ofNullable(verifiers.get(kind(token)))
                .flatMap(verifier -> verifier.identity(token))
                .filter(identity -> !revoked.contains(identity.token().id()));
    }

    private static String kind(String token) {
        if (ApiKeyAuthentication.isApiKey(token)) {
            return ApiKeyVerifier.KIND;
        }
        try {
            return SignedJWT.parse(token).getHeader().getAlgorithm().getName();
        } catch (ParseException notAToken) {
            return "";
        }
    }
}
