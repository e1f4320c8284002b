package com.xenocrm.auth.session;

import java.time.Clock;
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

import com.xenocrm.auth.user.User;
import com.xenocrm.contracts.SessionTokenClaims;
import com.xenocrm.kit.session.SessionSecret;
import com.xenocrm.kit.time.Ids;

/** Mints session tokens. */
@Component
public class SessionTokens {

    private static final JwsHeader HS256 =
            JwsHeader.with(MacAlgorithm.HS256).type("JWT").build();

    private final JwtEncoder encoder;
    private final Duration lifetime;
    private final Clock clock;
    private final Ids ids;

    SessionTokens(SessionSettings settings, @Value("${crm.local}") boolean local, Clock clock, Ids ids) {
        this.encoder = new NimbusJwtEncoder(new ImmutableSecret<>(SessionSecret.key(settings.secret(), local)));
        this.lifetime = settings.lifetime();
        this.clock = clock;
        this.ids = ids;
    }

    /** A new session of this user. */
    public String mint(User user) {
        Instant now = clock.instant();
        JwtClaimsSet.Builder claims = JwtClaimsSet.builder()
                .issuer(SessionTokenClaims.ISSUER)
                .id(ids.next())
                .subject(user.id())
                .issuedAt(now)
                .expiresAt(now.plus(lifetime))
                .claim(SessionTokenClaims.GOOGLE_ID, user.googleId())
                .claim(SessionTokenClaims.EMAIL, user.email())
                .claim(SessionTokenClaims.NAME, user.name())
                .claim(SessionTokenClaims.ROLE, user.role());
        if (user.picture() != null) {
            claims.claim(SessionTokenClaims.PICTURE, user.picture());
        }
        return encoder.encode(JwtEncoderParameters.from(HS256, claims.build())).getTokenValue();
    }
}
