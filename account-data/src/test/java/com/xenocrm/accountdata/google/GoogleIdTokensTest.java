package com.xenocrm.accountdata.google;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.X509CertUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.util.X509CertificateUtils;
import com.sun.net.httpserver.HttpServer;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.xenocrm.kit.publickey.KeyEndpoint;
import com.xenocrm.kit.publickey.PublicKeyCache;
import com.xenocrm.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

class GoogleIdTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final RSAKey KEY = key();
    private static final HttpServer CERTIFICATES = certificates();
    private static final String ISSUER = "https://accounts.google.com";
    private static final String CLIENT = "this-client";
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final GoogleIdTokens tokens = tokens(CERTIFICATES.getAddress().getPort());

    @AfterAll
    static void stop() {
        CERTIFICATES.stop(0);
    }

    @Test
    void believesATokenThatGoogleSigned() throws Exception {
        Optional<GoogleAccount> account = tokens.verify(signed(claims().build()));

        assertThat(account).hasValueSatisfying(ann -> {
            assertThat(ann.googleId()).isEqualTo("g-1");
            assertThat(ann.email()).isEqualTo("ann@example.com");
            assertThat(ann.name()).isEqualTo("Ann");
            assertThat(ann.nonce()).isEqualTo("n-1");
            assertThat(ann.userId()).matches("[0-9a-f]{32}");
        });
    }

    static Stream<Arguments> untrue() throws Exception {
        byte[] publicKey = KEY.toRSAPublicKey().getEncoded();
        String good = signed(claims().build());
        String[] parts = good.split("\\.", -1);
        String otherPayload = signed(claims().subject("g-2").build()).split("\\.", -1)[1];
        return Stream.of(
                argumentSet(
                        "another audience",
                        signed(claims().audience("another-client").build())),
                argumentSet(
                        "a number as audience", signed(claims().claim("aud", 7).build())),
                argumentSet(
                        "another issuer",
                        signed(claims().issuer("https://evil.example").build())),
                argumentSet("expired", signed(claims().expirationTime(date(-60)).build())),
                argumentSet(
                        "never expires", signed(claims().expirationTime(null).build())),
                argumentSet("no time of issue", signed(claims().issueTime(null).build())),
                argumentSet(
                        "unverified email",
                        signed(claims().claim("email_verified", false).build())),
                argumentSet(
                        "nothing about the email",
                        signed(claims().claim("email_verified", null).build())),
                argumentSet("no email", signed(claims().claim("email", null).build())),
                argumentSet("another key", signed(claims().build(), JWSAlgorithm.RS256, new RSASSASigner(key()))),
                argumentSet(
                        "public key as secret", signed(claims().build(), JWSAlgorithm.HS256, new MACSigner(publicKey))),
                argumentSet("not signed", new PlainJWT(claims().build()).serialize()),
                argumentSet("another payload", parts[0] + "." + otherPayload + "." + parts[2]),
                argumentSet(
                        "a key without a name",
                        signed(claims().build(), JWSAlgorithm.RS256, null, new RSASSASigner(KEY))),
                argumentSet(
                        "a key with another name",
                        signed(claims().build(), JWSAlgorithm.RS256, "k2", new RSASSASigner(KEY))),
                argumentSet("no signature", parts[0] + "." + parts[1] + "."),
                argumentSet("not a token", "x.y.z"),
                argumentSet("nothing", ""));
    }

    @ParameterizedTest
    @MethodSource("untrue")
    void doesNotBelieve(String token) {
        assertThat(tokens.verify(token)).isEmpty();
    }

    static Stream<Arguments> outages() throws IOException {
        ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        HttpServer broken = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        broken.createContext("/certs", exchange -> {
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        broken.start();
        return Stream.of(
                argumentSet("it hangs", silent.getLocalPort(), (AutoCloseable) silent),
                argumentSet("it answers 500", broken.getAddress().getPort(), (AutoCloseable) () -> broken.stop(0)),
                argumentSet("nobody listens", 1, (AutoCloseable) () -> {}));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void believesAKnownKeyAndSaysSoOfAnUnknownOneWhile(int port, AutoCloseable google) throws Exception {
        AtomicInteger current = new AtomicInteger(CERTIFICATES.getAddress().getPort());
        TestClock clock = new TestClock(NOW);
        GoogleSettings settings = settings(1, "", List.of());
        GoogleIdTokens tokens = new GoogleIdTokens(
                settings, new PublicKeyCache(() -> at(current.get()).ask(), PAUSE, clock, Runnable::run), clock);
        String known = signed(claims().build());
        String unknown = signed(claims().build(), JWSAlgorithm.RS256, "k2", new RSASSASigner(KEY));
        tokens.verify(known);

        current.set(port);
        clock.advance(Duration.ofMinutes(5));

        assertThat(tokens.verify(known)).isPresent();
        assertThatThrownBy(() -> tokens.verify(unknown)).isInstanceOf(GoogleUnavailableException.class);
        assertThat(tokens.verify(
                        signed(claims().audience("x").build(), JWSAlgorithm.RS256, "k2", new RSASSASigner(KEY))))
                .isEmpty();
        google.close();
    }

    @Test
    void saysSoWhenGoogleShowsSomethingElse() {
        assertThatIOException().isThrownBy(() -> GoogleCertificates.read("<html>"));
        assertThatIOException().isThrownBy(() -> GoogleCertificates.read("{\"k1\":\"x\"}"));
    }

    static Stream<Arguments> restrictions() {
        return Stream.of(
                argumentSet("nobody in particular", "", List.of(), true),
                argumentSet("the organisation's", "Example.com", List.of(), true),
                argumentSet("another organisation's", "other.com", List.of(), false),
                argumentSet("named", "", List.of("bob@example.com", "Ann@Example.com"), true),
                argumentSet("in a Unicode domain", "b\u00fccher.example", List.of(), false),
                argumentSet("not named", "", List.of("bob@example.com"), false),
                argumentSet("the organisation's, but not named", "example.com", List.of("bob@example.com"), false));
    }

    @ParameterizedTest
    @MethodSource("restrictions")
    void letsInOnlyWho(String hostedDomain, List<String> allowedEmails, boolean letIn) throws Exception {
        GoogleIdTokens restricted = tokens(CERTIFICATES.getAddress().getPort(), hostedDomain, allowedEmails);
        String token = signed(claims().claim("hd", "example.com").build());

        assertThat(restricted.verify(token).isPresent()).isEqualTo(letIn);
        assertThat(restricted.identify(token)).isPresent();
    }

    @Test
    void tellsAddressesThatLookAlikeApart() throws Exception {
        GoogleIdTokens restricted =
                tokens(CERTIFICATES.getAddress().getPort(), "", List.of("kate@b\u00fccher.example"));

        assertThat(restricted.verify(signed(
                        claims().claim("email", "\u212aate@b\u00fccher.example").build())))
                .isEmpty();
        assertThat(restricted.verify(signed(
                        claims().claim("email", "Kate@xn--bcher-kva.example").build())))
                .isPresent();
    }

    @Test
    void doesNotTakeAnEmailAddressForMembership() throws Exception {
        GoogleIdTokens restricted = tokens(CERTIFICATES.getAddress().getPort(), "example.com", List.of());

        assertThat(restricted.verify(signed(claims().build()))).isEmpty();
    }

    private static GoogleIdTokens tokens(int port) {
        return tokens(port, "", List.of());
    }

    private static GoogleIdTokens tokens(int port, String hostedDomain, List<String> allowedEmails) {
        Clock clock = new TestClock(NOW);
        return new GoogleIdTokens(
                settings(port, hostedDomain, allowedEmails),
                new PublicKeyCache(at(port), PAUSE, clock, Runnable::run),
                clock);
    }

    private static GoogleSettings settings(int port, String hostedDomain, List<String> allowedEmails) {
        return new GoogleSettings(CLIENT, List.of(ISSUER), certificates(port), hostedDomain, allowedEmails);
    }

    private static KeyEndpoint at(int port) {
        return new KeyEndpoint(certificates(port), GoogleCertificates::read);
    }

    private static URI certificates(int port) {
        return URI.create("http://localhost:" + port + "/certs");
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(CLIENT)
                .subject("g-1")
                .issueTime(date(0))
                .expirationTime(date(3600))
                .claim("email", "ann@example.com")
                .claim("email_verified", true)
                .claim("name", "Ann")
                .claim("nonce", "n-1");
    }

    private static Date date(int secondsFromNow) {
        return Date.from(NOW.plusSeconds(secondsFromNow));
    }

    private static String signed(JWTClaimsSet claims) throws JOSEException {
        return signed(claims, JWSAlgorithm.RS256, new RSASSASigner(KEY));
    }

    private static String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, JWSSigner signer) throws JOSEException {
        return signed(claims, algorithm, "k1", signer);
    }

    private static String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, @Nullable String keyId, JWSSigner signer)
            throws JOSEException {
        SignedJWT token =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("k1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpServer certificates() {
        try {
            X509Certificate certificate = X509CertificateUtils.generateSelfSigned(
                    new Issuer("test"), date(-60), date(3600), KEY.toRSAPublicKey(), KEY.toRSAPrivateKey());
            byte[] body = JSONObjectUtils.toJSONString(Map.of("k1", X509CertUtils.toPEMString(certificate)))
                    .getBytes(StandardCharsets.UTF_8);
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/certs", exchange -> {
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException | JOSEException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
