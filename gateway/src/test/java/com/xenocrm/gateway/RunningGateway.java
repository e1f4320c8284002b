package com.xenocrm.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import com.xenocrm.accountdata.google.GoogleAccount;
import com.xenocrm.contracts.token.SessionTokenClaims;
import com.xenocrm.local.google.GoogleStandIn;
import com.xenocrm.testkit.CutLine;
import com.xenocrm.testkit.TestMongo;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;

/** The gateway with one stub behind it for every service but ai-service, which is dead. Started once for all tests. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class RunningGateway {

    static final GoogleStandIn GOOGLE = GoogleStandIn.start(0);
    static final WireMockServer SERVICES =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    static final CutLine DATABASE = CutLine.to(TestMongo.uri());
    static final HttpClient HTTP = HttpClient.newHttpClient();
    /** An address of this machine from which no other test sends. */
    static final String PROXY = "127.0.0.9";

    static final String SECRET = UUID.randomUUID().toString();
    static final String CONSOLE = "https://console.test";
    static final String MINI_CRM = "http://mini.test:5174";

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    @DynamicPropertySource
    static void outside(DynamicPropertyRegistry properties) {
        SERVICES.start();
        SERVICES.stubFor(any(anyUrl())
                .willReturn(ok("{}").withHeader("Content-Type", "application/json")
                        .withHeader("X-Request-Id", "the-service-says")));
        SERVICES.stubFor(get("/v3/api-docs")
                .withHeader("Authorization", matching("Bearer .+"))
                .willReturn(okJson("""
                {"paths": {"/api/campaigns/{id}": {"put": {"operationId": "edit", "responses": {"200": {}}}}}}""")));
        GOOGLE.environment().forEach((name, value) -> properties.add(name, () -> value));
        properties.add("MONGO_URI", DATABASE::uri);
        properties.add("MONGO_DB_NAME", () -> TestMongo.newDatabase("gateway"));
        properties.add("server.tomcat.connection-timeout", () -> "2s");
        properties.add("RATE_LIMIT_IDENTITY", () -> 20);
        properties.add("RATE_LIMIT_SIGN_IN", () -> 5);
        properties.add("CRM_LOCAL", () -> true);
        properties.add("JWT_SECRET", () -> SECRET);
        properties.add("FRONTEND_URL", () -> CONSOLE + ",http://other.test:8080/app/");
        properties.add("MINI_CRM_ORIGINS", () -> MINI_CRM + ", https://other-mini.test");
        properties.add("AUTH_SERVICE_URL", SERVICES::baseUrl);
        properties.add("INGESTION_API_URL", SERVICES::baseUrl);
        properties.add("CAMPAIGN_SERVICE_URL", SERVICES::baseUrl);
        properties.add("VENDOR_SIMULATOR_URL", SERVICES::baseUrl);
        properties.add("TRUSTED_PROXIES", () -> PROXY + ", 2001:db8:1::/48, 10.0.0.0/8");
        properties.add("AI_SERVICE_URL", () -> "http://127.0.0.1:1");
    }

    @BeforeEach
    void theSessionsUserIsThere() {
        mongo.save(new Document("_id", "u-1").append("role", "marketer"), "users");
    }

    final HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    final HttpRequest.Builder request(String path, String token) {
        return request(path).header("Authorization", "Bearer " + token);
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    final int status(String method, String path, String token) throws IOException, InterruptedException {
        return send(request(path, token).method(method, HttpRequest.BodyPublishers.noBody()))
                .statusCode();
    }

    /** The request that reached a service by this path. */
    static LoggedRequest passedOn(String path) {
        return SERVICES.findAll(WireMock.anyRequestedFor(WireMock.urlEqualTo(path)))
                .getFirst();
    }

    /** The id of the user of a Google account. */
    static String userId(String googleId) {
        return new GoogleAccount(googleId, "", "", null, null, null, Instant.EPOCH, Instant.EPOCH).userId();
    }

    /** A route, as nobody else asks for it. */
    static String path(String route) {
        return route + "?id=" + UUID.randomUUID();
    }

    static JWTClaimsSet.Builder session() {
        return new JWTClaimsSet.Builder()
                .issuer(SessionTokenClaims.ISSUER)
                .jwtID(UUID.randomUUID().toString())
                .subject("u-1")
                .expirationTime(Date.from(Instant.now().plusSeconds(3600)))
                .claim(SessionTokenClaims.GOOGLE_ID, "g-1")
                .claim(SessionTokenClaims.EMAIL, "ann@example.com")
                .claim(SessionTokenClaims.NAME, "Ann")
                .claim(SessionTokenClaims.ROLE, "marketer");
    }

    static String signed(JWTClaimsSet claims) {
        return signed(claims, SECRET);
    }

    static String signed(JWTClaimsSet claims, String secret) {
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            token.sign(new MACSigner(secret));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
