package com.xenocrm.auth.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

import com.xenocrm.accountdata.session.Session;
import com.xenocrm.accountdata.session.SessionSecret;
import com.xenocrm.accountdata.session.Sessions;
import com.xenocrm.accountdata.user.User;
import com.xenocrm.contracts.token.SessionTokenClaims;

/** Issues session tokens. */
@Component
public class SessionTokens {

    private static final JwsHeader HS256 =
            JwsHeader.with(MacAlgorithm.HS256).type("JWT").build();

    private final Sessions sessions;
    private final Clock clock;
    private final JwtEncoder encoder;

    SessionTokens(Sessions sessions, SessionSettings settings, Clock clock, @Value("${crm.local}") boolean local) {
        this.sessions = sessions;
        this.clock = clock;
        this.encoder = new NimbusJwtEncoder(new ImmutableSecret<>(SessionSecret.key(settings.secret(), local)));
    }

    /** Creates a session and returns its token. */
    public String begin(User user, ClientInfo client) {
        Session session = sessions.create(user.id(), client.userAgent(), client.ip());
        return token(user, session, session.createdAt());
    }

    /** Extends a session and returns its new token; empty unless the session is open and belongs to the user. */
    Optional<String> renew(String sessionId, User user) {
        return sessions.renew(sessionId, user.id()).map(session -> token(user, session, clock.instant()));
    }

    private String token(User user, Session session, Instant now) {
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
        if (sessions.isRenewable(session)) {
            Duration half = Duration.between(now, session.expiresAt()).dividedBy(2);
            claims.claim(SessionTokenClaims.RENEW_AFTER, now.plus(half).getEpochSecond());
        }
        if (user.picture() != null) {
            claims.claim(SessionTokenClaims.PICTURE, user.picture());
        }
        return encoder.encode(JwtEncoderParameters.from(HS256, claims.build())).getTokenValue();
    }
}
