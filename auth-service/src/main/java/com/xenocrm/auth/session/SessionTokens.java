package com.xenocrm.auth.session;

import java.time.Duration;
import java.time.Instant;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

import com.xenocrm.accountdata.session.SessionSecret;
import com.xenocrm.auth.user.User;
import com.xenocrm.contracts.token.SessionTokenClaims;

/** Mints session tokens. */
@Component
class SessionTokens {

    private static final JwsHeader HS256 =
            JwsHeader.with(MacAlgorithm.HS256).type("JWT").build();

    private final JwtEncoder encoder;
    private final SessionSettings settings;

    SessionTokens(SessionSettings settings, @Value("${crm.local}") boolean local) {
        this.settings = settings;
        this.encoder = new NimbusJwtEncoder(new ImmutableSecret<>(SessionSecret.key(settings.secret(), local)));
    }

    /** A token of this user's session, as good as the session is now. */
    String mint(User user, Session session, Instant now) {
        JwtClaimsSet.Builder claims = JwtClaimsSet.builder()
                .issuer(SessionTokenClaims.ISSUER)
                .id(session.id())
                .subject(user.id())
                .issuedAt(now)
                .expiresAt(session.expiresAt())
                .claim(SessionTokenClaims.GOOGLE_ID, user.googleId())
                .claim(SessionTokenClaims.EMAIL, user.email())
                .claim(SessionTokenClaims.NAME, user.name())
                .claim(SessionTokenClaims.ROLE, user.role());
        if (session.expiresAt().isBefore(session.createdAt().plus(settings.longest()))) {
            Duration half = Duration.between(now, session.expiresAt()).dividedBy(2);
            claims.claim(SessionTokenClaims.RENEW_AFTER, now.plus(half).getEpochSecond());
        }
        if (user.picture() != null) {
            claims.claim(SessionTokenClaims.PICTURE, user.picture());
        }
        return encoder.encode(JwtEncoderParameters.from(HS256, claims.build())).getTokenValue();
    }
}
