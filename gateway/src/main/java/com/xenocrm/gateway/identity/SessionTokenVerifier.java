package com.xenocrm.gateway.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

import com.xenocrm.accountdata.session.SessionSecret;
import com.xenocrm.accountdata.user.Users;
import com.xenocrm.contracts.token.SessionTokenClaims;

/** Verifier of session tokens, which auth-service issues. */
@Component
final class SessionTokenVerifier implements TokenVerifier {

    private final NimbusJwtDecoder decoder;
    private final Users users;

    SessionTokenVerifier(
            @Value("${crm.session.secret}") String secret,
            @Value("${crm.local}") boolean local,
            Users users,
            Clock clock) {
        this.users = users;
        JwtTimestampValidator unexpired = new JwtTimestampValidator(Duration.ZERO);
        unexpired.setClock(clock);
        this.decoder = NimbusJwtDecoder.withSecretKey(SessionSecret.key(secret, local))
                .macAlgorithm(MacAlgorithm.HS256)
                .build();
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(unexpired, new JwtIssuerValidator(SessionTokenClaims.ISSUER)));
    }

    @Override
    public String kind() {
        return MacAlgorithm.HS256.getName();
    }

    @Override
    public Optional<Identity> identity(String token) {
        try {
            Jwt session = decoder.decode(token);
            return users.role(required(session, JwtClaimNames.SUB)).map(role -> identity(session, role));
        } catch (JwtException invalid) {
            return Optional.empty();
        }
    }

    private static Identity identity(Jwt token, String role) {
        Instant expiresAt = token.getExpiresAt();
        if (expiresAt == null) {
            throw new BadJwtException("A session token has an expiry");
        }
        return new Identity(
                required(token, JwtClaimNames.SUB),
                required(token, SessionTokenClaims.GOOGLE_ID),
                required(token, SessionTokenClaims.EMAIL),
                required(token, SessionTokenClaims.NAME),
                token.getClaimAsString(SessionTokenClaims.PICTURE),
                role,
                null,
                new Identity.PresentedToken(
                        required(token, JwtClaimNames.JTI),
                        expiresAt,
                        token.getClaimAsInstant(SessionTokenClaims.RENEW_AFTER),
                        false));
    }

    private static String required(Jwt token, String claim) {
        String value = token.getClaimAsString(claim);
        if (value == null) {
            throw new BadJwtException("A session token has a claim " + claim);
        }
        return value;
    }
}
