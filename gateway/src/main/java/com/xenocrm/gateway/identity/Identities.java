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

import com.xenocrm.contracts.ApiKeyFields;

/** Who shows a token. Answers are kept for a few seconds, so that a revocation is noticed within five. */
@Component
public class Identities {

    private static final Duration KEPT = Duration.ofSeconds(3);
    private static final int MAX_KEPT = 100_000;

    private final Map<String, TokenCheck> checks;
    private final Revocations revoked;
    private final Clock clock;
    private final Cache<String, Optional<Identity>> known;

    Identities(List<TokenCheck> checks, Revocations revoked, Clock clock) {
        this.checks = checks.stream().collect(Collectors.toMap(TokenCheck::kind, check -> check));
        this.revoked = revoked;
        this.clock = clock;
        this.known = Caffeine.newBuilder()
                .expireAfterWrite(KEPT)
                .maximumSize(MAX_KEPT)
                .ticker(() -> Duration.ofMillis(clock.millis()).toNanos())
                .build();
    }

    /** The token's owner; nothing when the token is forged, expired, revoked or no token at all. */
    public Optional<Identity> of(String token) {
        String fingerprint = Fingerprint.of(token);
        Optional<Identity> kept = known.getIfPresent(fingerprint);
        if (kept == null) {
            kept = checked(token);
            known.put(fingerprint, kept);
        }
        return kept.filter(identity -> identity.session().expiresAt().isAfter(clock.instant()));
    }

    private Optional<Identity> checked(String token) {
        return Optional.ofNullable(checks.get(kind(token)))
                .flatMap(check -> check.identity(token))
                .filter(identity -> !revoked.contains(identity.session().id()));
    }

    private static String kind(String token) {
        if (token.startsWith(ApiKeyFields.PREFIX)) {
            return ApiKeyCheck.KIND;
        }
        try {
            return SignedJWT.parse(token).getHeader().getAlgorithm().getName();
        } catch (ParseException notAToken) {
            return "";
        }
    }
}
