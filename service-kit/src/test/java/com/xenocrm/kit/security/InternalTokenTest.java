package com.xenocrm.kit.security;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicBoolean;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import com.xenocrm.contracts.token.InternalTokenClaims;
import com.xenocrm.kit.TestService;
import com.xenocrm.testkit.TestMongo;
import com.xenocrm.testkit.TestRabbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@SpringBootTest(classes = TestService.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class InternalTokenTest {

    private static final ECKey GATEWAY_KEY = key();
    private static final HttpServer GATEWAY = gateway();
    private static final AtomicBoolean AWAY = new AtomicBoolean();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void outside(DynamicPropertyRegistry properties) {
        properties.add(
                "crm.gateway-url",
                () -> "http://localhost:" + GATEWAY.getAddress().getPort());
        properties.add("spring.rabbitmq.addresses", TestRabbit::uri);
        properties.add("spring.mongodb.uri", TestMongo::uri);
        properties.add("spring.cloud.stream.bindings.customerRecorded-in-0.consumer.auto-startup", () -> false);
    }

    @AfterAll
    static void stop() {
        GATEWAY.stop(0);
    }

    @Test
    void letsTheGatewaysTokenInAndSaysWhoCalls() throws Exception {
        HttpResponse<String> answer = get("/me", signed(claims().build()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"success\":true,\"message\":\"This is you\",\"data\":"
                                + "{\"userId\":\"u1\",\"email\":\"ann@example.com\",\"name\":\"Ann\",\"role\":\"marketer\",\"anonymous\":false}}");
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
    }

    @Test
    void refusesARequestWithoutATokenInTheEnvelope() throws Exception {
        HttpResponse<String> answer = get("/me", null);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body())
                .isEqualTo("{\"success\":false,\"message\":\"Sign in first\",\"error\":\"UNAUTHORIZED\"}");
    }

    @Test
    void refusesATokenForAnotherService() throws Exception {
        assertThat(get("/me", signed(claims().audience("ai-service").build())).statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesATokenOfAnotherIssuer() throws Exception {
        assertThat(get("/me", signed(claims().issuer("somebody").build())).statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesAnExpiredToken() throws Exception {
        Date past = Date.from(Instant.now().minusSeconds(60));

        assertThat(get("/me", signed(claims().expirationTime(past).build())).statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesATokenThatAnotherKeySigned() throws Exception {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(GATEWAY_KEY.getKeyID())
                .build();

        assertThat(get("/me", signed(claims().build(), header, new ECDSASigner(key())))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesAnUnsignedToken() throws Exception {
        assertThat(get("/me", new PlainJWT(claims().build()).serialize()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesATokenSignedWithThePublicKeyAsASharedSecret() throws Exception {
        byte[] publicKey = GATEWAY_KEY.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);

        String forged = signed(claims().build(), new JWSHeader(JWSAlgorithm.HS256), new MACSigner(publicKey));

        assertThat(get("/me", forged).statusCode()).isEqualTo(401);
    }

    @Test
    void saysSoWhenAKeyCannotBeAskedFor() throws Exception {
        ECKey newKey = new ECKeyGenerator(Curve.P_256).keyID("k2").generate();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k2").build();
        String token = signed(claims().build(), header, new ECDSASigner(newKey));
        AWAY.set(true);

        HttpResponse<String> answer = await().until(() -> get("/me", token), reply -> reply.statusCode() != 401);
        int known = get("/me", signed(claims().build())).statusCode();
        AWAY.set(false);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        assertThat(answer.body()).contains("\"success\":false", "\"error\":\"SERVICE_UNAVAILABLE\"");
        assertThat(known).isEqualTo(200);
    }

    @Test
    void leavesHealthVersionAndMetricsOpen() throws Exception {
        HttpResponse<String> metrics = get("/actuator/prometheus", null);

        assertThat(get("/actuator/health/liveness", null).statusCode()).isEqualTo(200);
        assertThat(get("/actuator/info", null).statusCode()).isEqualTo(200);
        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.body())
                .contains(
                        "crm_queue_messages{queue=\"crm.customer-recorded.order-consumer\"}",
                        "crm_queue_dead_letters{",
                        "crm_queue_oldest_age_seconds{",
                        "crm_queue_applied_messages_total{",
                        "crm_queue_applied_records_total{");
    }

    private HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(InternalTokenClaims.ISSUER)
                .audience("order-consumer")
                .subject("u1")
                .claim(InternalTokenClaims.EMAIL, "ann@example.com")
                .claim(InternalTokenClaims.NAME, "Ann")
                .claim(InternalTokenClaims.ROLE, "marketer")
                .expirationTime(Date.from(Instant.now().plusSeconds(60)));
    }

    private static String signed(JWTClaimsSet claims) throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(GATEWAY_KEY.getKeyID())
                .build();
        return signed(claims, header, new ECDSASigner(GATEWAY_KEY));
    }

    private static String signed(JWTClaimsSet claims, JWSHeader header, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpServer gateway() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] keys = new JWKSet(GATEWAY_KEY.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            server.createContext(InternalTokenClaims.JWKS_PATH, exchange -> {
                exchange.sendResponseHeaders(AWAY.get() ? 503 : 200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
