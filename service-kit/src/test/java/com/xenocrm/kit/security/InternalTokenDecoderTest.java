package com.xenocrm.kit.security;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;

import com.xenocrm.contracts.token.InternalTokenClaims;
import com.xenocrm.kit.outage.Outages;
import com.xenocrm.kit.publickey.KeySource;
import com.xenocrm.kit.publickey.PublicKeyCache;
import com.xenocrm.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class InternalTokenDecoderTest {

    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final ECKey OLD = key("old");
    private static final ECKey NEW = key("new");

    private final TestClock clock = new TestClock(Instant.parse("2026-11-01T12:00:00Z"));
    private final Gateway gateway = new Gateway();
    private final InternalTokenDecoder decoder = new InternalTokenDecoder(
            new PublicKeyCache(gateway, Duration.ofSeconds(1), clock, Runnable::run), "ai-service", clock);

    @Test
    void believesEitherKeyWhileTheGatewaysChangeFromOneToTheOther() throws Exception {
        gateway.publishes = List.of(OLD);
        assertThat(believes(OLD)).isTrue();

        clock.advance(FRESH);
        gateway.publishes = List.of(OLD, NEW);
        assertThat(believes(OLD)).isTrue();
        assertThat(believes(NEW)).isTrue();

        clock.advance(FRESH);
        gateway.publishes = List.of(NEW, OLD);
        assertThat(believes(OLD)).isTrue();
        assertThat(believes(NEW)).isTrue();

        clock.advance(FRESH);
        gateway.publishes = List.of(NEW);
        assertThat(believes(NEW)).isTrue();
        assertThat(believes(OLD)).isFalse();
    }

    @Test
    void goesOnWithTheKeysItKnowsWhileTheGatewayIsAway() throws Exception {
        gateway.publishes = List.of(OLD);
        believes(OLD);
        gateway.publishes = null;

        clock.advance(Duration.ofDays(1));

        assertThat(believes(OLD)).isTrue();
        assertThatExceptionOfType(JwtException.class)
                .isThrownBy(() -> decoder.decode(token(NEW)))
                .isNotInstanceOf(BadJwtException.class)
                .matches(Outages::isOutage);
    }

    @Test
    void checksASignatureOnce() throws Exception {
        gateway.publishes = List.of(OLD);
        String token = token(OLD);

        assertThat(decoder.decode(token)).isSameAs(decoder.decode(token));
    }

    @Test
    void doesNotTakeATamperedTokenForTheOneItKnows() throws Exception {
        gateway.publishes = List.of(OLD);
        String[] good = token(OLD).split("\\.", -1);
        String[] other = token(OLD, claims().subject("root").build()).split("\\.", -1);
        decoder.decode(String.join(".", good));

        assertThat(List.of(
                        good[0] + "." + other[1] + "." + good[2],
                        good[0] + "." + good[1] + "." + other[2],
                        good[0] + "." + good[1] + "."))
                .allSatisfy(tampered ->
                        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode(tampered)));
    }

    @Test
    void keepsNoTokenBeyondItsOwnLife() throws Exception {
        gateway.publishes = List.of(OLD);
        String token = token(OLD);
        decoder.decode(token);

        clock.advance(Duration.ofSeconds(59));
        assertThat(decoder.decode(token).getSubject()).isEqualTo("u1");
        clock.advance(Duration.ofSeconds(12));

        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode(token));
    }

    @Test
    void noticesThatTheClockWasPutBackBehindATokensBeginning() throws Exception {
        gateway.publishes = List.of(OLD);
        String token =
                token(OLD, claims().notBeforeTime(Date.from(clock.instant())).build());
        decoder.decode(token);

        clock.advance(Duration.ofSeconds(-11));

        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode(token));
    }

    @Test
    void doesNotAskTheGatewayForEveryKeyThatIsMadeUp() throws Exception {
        gateway.publishes = List.of(OLD);
        believes(OLD);

        for (int i = 0; i < 100; i++) {
            assertThat(believes(key("made up " + i))).isFalse();
        }

        assertThat(gateway.asked).hasValue(1);
    }

    private boolean believes(ECKey key) throws JOSEException {
        try {
            decoder.decode(token(key));
            return true;
        } catch (BadJwtException untrue) {
            return false;
        }
    }

    private String token(ECKey key) throws JOSEException {
        return token(key, claims().build());
    }

    private static String token(ECKey key, JWTClaimsSet claims) throws JOSEException {
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(InternalTokenClaims.ISSUER)
                .audience("ai-service")
                .subject("u1")
                .expirationTime(Date.from(clock.instant().plusSeconds(60)));
    }

    private static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gateway that is unavailable while it publishes no keys. */
    private static final class Gateway implements KeySource {

        private final AtomicInteger asked = new AtomicInteger();
        private @Nullable List<JWK> publishes;

        @Override
        public Publication ask() throws IOException {
            asked.incrementAndGet();
            if (publishes == null) {
                throw new IOException("away");
            }
            return new Publication(GatewayKeys.read(new JWKSet(publishes).toString()), FRESH);
        }
    }
}
