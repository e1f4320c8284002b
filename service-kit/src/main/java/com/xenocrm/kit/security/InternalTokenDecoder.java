package com.xenocrm.kit.security;

import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

import com.xenocrm.contracts.token.InternalTokenClaims;
import com.xenocrm.kit.publickey.KeysUnavailableException;
import com.xenocrm.kit.publickey.PublicKeyCache;

/**
 * Verifier of internal tokens. The gateway reuses a token for many requests: the signature is verified once, the times
 * on every use. The cache is keyed by the whole token including the signature, and drops tokens when they expire.
 */
final class InternalTokenDecoder implements JwtDecoder {

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);
    private static final int MOST_KEPT = 2_000;

    private final NimbusJwtDecoder decoder;
    private final OAuth2TokenValidator<Jwt> times;
    private final Clock clock;
    private final Cache<String, Jwt> good;

    /** Creates the decoder.
     * @param service service that is the required audience of tokens
     */
    InternalTokenDecoder(PublicKeyCache keys, String service, Clock clock) {
        this.clock = clock;
        this.times = times(clock);
        this.decoder = new NimbusJwtDecoder(signedWith(keys));
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                times,
                new JwtIssuerValidator(InternalTokenClaims.ISSUER),
                new JwtClaimValidator<List<String>>(
                        "aud", audience -> audience != null && audience.contains(service))));
        this.good = Caffeine.newBuilder()
                .maximumSize(MOST_KEPT)
                .expireAfter(Expiry.<String, Jwt>creating((_, token) -> life(token)))
                .ticker(() -> Duration.ofMillis(clock.millis()).toNanos())
                .build();
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = good.getIfPresent(token);
        if (known == null) {
            return keep(decoder.decode(token));
        }
        var result = times.validate(known);
        if (result.hasErrors()) {
            throw new JwtValidationException("An expired internal token", result.getErrors());
        }
        return known;
    }

    private Jwt keep(Jwt token) {
        if (life(token).isPositive()) {
            good.put(token.getTokenValue(), token);
        }
        return token;
    }

    /** Returns the remaining lifetime; zero for a token without expiry, so that it is not cached. */
    private Duration life(Jwt token) {
        Instant end = token.getExpiresAt();
        return end == null ? Duration.ZERO : Duration.between(clock.instant(), end);
    }

    private static OAuth2TokenValidator<Jwt> times(Clock clock) {
        JwtTimestampValidator times = new JwtTimestampValidator(CLOCK_SKEW);
        times.setClock(clock);
        return times;
    }

    private static DefaultJWTProcessor<SecurityContext> signedWith(PublicKeyCache keys) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector((header, _) -> candidates(header, keys));
        processor.setJWTClaimsSetVerifier((_, _) -> {});
        return processor;
    }

    private static List<PublicKey> candidates(JWSHeader header, PublicKeyCache keys) throws RemoteKeySourceException {
        if (!JWSAlgorithm.ES256.equals(header.getAlgorithm()) || header.getKeyID() == null) {
            return List.of();
        }
        try {
            return keys.find(header.getKeyID()).stream().toList();
        } catch (KeysUnavailableException away) {
            throw new RemoteKeySourceException("The gateway's keys cannot be had", away);
        }
    }
}
