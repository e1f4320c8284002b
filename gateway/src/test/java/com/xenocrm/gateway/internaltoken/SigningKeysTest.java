package com.xenocrm.gateway.internaltoken;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.xenocrm.kit.settings.InvalidSettingException;
import com.xenocrm.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

class SigningKeysTest {

    private static final String MUST_BE_A_KEY =
            "INTERNAL_SIGNING_KEY must be a private EC P-256 key as a JWK, or a JWK set of them";
    private static final String MUST_BE_PRIVATE = "INTERNAL_SIGNING_KEY must hold private EC P-256 keys only";
    private static final String MUST_BE_SOME = "INTERNAL_SIGNING_KEY must hold at least one key, and each only once";

    private static final ECKey OLD = key("old");
    private static final ECKey NEW = key("new");

    private final TestClock clock = new TestClock(Instant.parse("2026-11-01T12:00:00Z"));

    @Test
    void signsWithTheFirstKeyAndPublishesAll() throws Exception {
        SigningKeys keys = new SigningKeys(set(OLD, NEW), false);

        SignedJWT token = SignedJWT.parse(new InternalTokens(keys, clock).of(Optional.empty(), "ai-service"));

        JWKSet published = JWKSet.parse(keys.publicKeys());
        assertThat(token.getHeader().getKeyID()).isEqualTo("old");
        assertThat(token.verify(new ECDSAVerifier(OLD))).isTrue();
        assertThat(published.getKeys()).containsExactly(OLD.toPublicJWK(), NEW.toPublicJWK());
    }

    @Test
    void takesASingleKeyAndNamesItWhereItHasNoName() {
        String nameless = new ECKey.Builder(OLD).keyID(null).build().toJSONString();

        assertThat(new SigningKeys(OLD.toJSONString(), false).id()).isEqualTo("old");
        assertThat(new SigningKeys(nameless, false).id()).hasSize(43).isEqualTo(new SigningKeys(nameless, false).id());
    }

    @Test
    void makesItsOwnInLocalModeOnly() {
        assertThat(new SigningKeys("", true).id()).isNotEqualTo(new SigningKeys("", true).id());
        assertThatThrownBy(() -> new SigningKeys("", false)).hasMessage(MUST_BE_A_KEY);
    }

    static Stream<Arguments> unusable() throws JOSEException {
        ECKey otherCurve = new ECKeyGenerator(Curve.P_384).keyID("k").generate();
        JWK rsa = new RSAKeyGenerator(2048).keyID("k").generate();
        return Stream.of(
                argumentSet("no JSON", "x", MUST_BE_A_KEY),
                argumentSet("no key", "{}", MUST_BE_A_KEY),
                argumentSet("keys that are none", "{\"keys\":\"x\"}", MUST_BE_A_KEY),
                argumentSet("no keys", "{\"keys\":[]}", MUST_BE_SOME),
                argumentSet("a key twice", set(OLD, OLD), MUST_BE_SOME),
                argumentSet("a public key", OLD.toPublicJWK().toJSONString(), MUST_BE_PRIVATE),
                argumentSet("a public key among others", set(OLD, NEW.toPublicJWK()), MUST_BE_PRIVATE),
                argumentSet("another curve", otherCurve.toJSONString(), MUST_BE_PRIVATE),
                argumentSet("another kind", rsa.toJSONString(), MUST_BE_PRIVATE));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void saysInOneLineWhatCannotBeUsed(String setting, String why) {
        assertThatThrownBy(() -> new SigningKeys(setting, false))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(why);
    }

    @Test
    void usesATokenForHalfItsLife() throws Exception {
        InternalTokens tokens = new InternalTokens(new SigningKeys(OLD.toJSONString(), false), clock);
        String first = tokens.of(Optional.empty(), "ai-service");

        clock.advance(Duration.ofSeconds(29));
        String again = tokens.of(Optional.empty(), "ai-service");
        clock.advance(Duration.ofSeconds(1));
        String later = tokens.of(Optional.empty(), "ai-service");

        assertThat(again).isEqualTo(first);
        assertThat(SignedJWT.parse(later).getJWTClaimsSet().getExpirationTime())
                .isEqualTo(clock.instant().plusSeconds(60));
        assertThat(tokens.of(Optional.empty(), "auth-service")).isNotEqualTo(later);
    }

    private static String set(JWK... keys) {
        return new JWKSet(List.of(keys)).toString(false);
    }

    private static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
