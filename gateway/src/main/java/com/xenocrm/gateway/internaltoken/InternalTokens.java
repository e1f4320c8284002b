package com.xenocrm.gateway.internaltoken;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.token.InternalTokenClaims;
import com.xenocrm.gateway.identity.Identity;

/** Issues internal tokens: each is valid for a minute, for one service, and is reused for half a minute. */
@Component
public class InternalTokens {

    private static final Duration LIFETIME = Duration.ofSeconds(60);
    private static final Duration REUSED = Duration.ofSeconds(30);
    private static final int MAX_KEPT = 100_000;

    private final JWSHeader header;
    private final JWSSigner signer;
    private final Clock clock;
    private final LoadingCache<Call, String> minted;

    InternalTokens(SigningKeys keys, Clock clock) {
        this.header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(keys.id())
                .build();
        this.signer = keys.signer();
        this.clock = clock;
        this.minted = Caffeine.newBuilder()
                .expireAfterWrite(REUSED)
                .maximumSize(MAX_KEPT)
                .ticker(() -> Duration.ofMillis(clock.millis()).toNanos())
                .build(this::mint);
    }

    /** Returns a token for a request of this caller, or of an anonymous caller, to this service. */
    public String of(Optional<Identity> caller, String service) {
        return minted.get(new Call(caller, service));
    }

    private String mint(Call call) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(InternalTokenClaims.ISSUER)
                .audience(call.service())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)));
        call.caller().ifPresentOrElse(identity -> describe(claims, identity), () -> describeAnonymous(claims));
        SignedJWT token = new SignedJWT(header, claims.build());
        try {
            token.sign(signer);
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
        return token.serialize();
    }

    private static void describe(JWTClaimsSet.Builder claims, Identity caller) {
        Identity.PresentedToken token = caller.token();
        claims.subject(caller.userId())
                .claim(InternalTokenClaims.GOOGLE_ID, caller.googleId())
                .claim(InternalTokenClaims.EMAIL, caller.email())
                .claim(InternalTokenClaims.NAME, caller.name())
                .claim(InternalTokenClaims.PICTURE, caller.picture())
                .claim(InternalTokenClaims.ROLE, caller.role())
                .claim(InternalTokenClaims.SCOPE, caller.scope())
                .claim(InternalTokenClaims.SESSION_ID, token.id())
                .claim(InternalTokenClaims.SESSION_EXPIRES_AT, token.expiresAt().getEpochSecond())
                .claim(InternalTokenClaims.SESSION_BY_COOKIE, token.byCookie() ? true : null);
    }

    private static void describeAnonymous(JWTClaimsSet.Builder claims) {
        claims.subject(InternalTokenClaims.ANONYMOUS)
                .claim(InternalTokenClaims.ROLE, InternalTokenClaims.ROLE_ANONYMOUS);
    }

    private record Call(Optional<Identity> caller, String service) {}
}
