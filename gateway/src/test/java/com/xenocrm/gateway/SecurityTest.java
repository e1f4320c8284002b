package com.xenocrm.gateway;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.stream.Stream;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

class SecurityTest extends RunningGateway {

    @Test
    void letsASessionAGoogleIdTokenAndTheCookieIn() throws Exception {
        mongo.save(new Document("_id", userId("g-2")).append("role", "viewer"), "users");
        String session = signed(session().build());
        String idToken = GOOGLE.idToken("g-2", "bob@example.com", "Bob");

        assertThat(status("GET", "/api/campaigns", session)).isEqualTo(200);
        assertThat(status("GET", "/api/campaigns", idToken)).isEqualTo(200);
        assertThat(send(request("/api/campaigns").header("Cookie", "a=b; token=" + session))
                        .statusCode())
                .isEqualTo(200);
    }

    static Stream<Arguments> untrue() throws Exception {
        JWTClaimsSet good = session().build();
        String[] parts = signed(good).split("\\.", -1);
        String payload = signed(session().subject("u-2").build()).split("\\.", -1)[1];
        String idToken = GOOGLE.idToken("g-2", "bob@example.com", "Bob");
        String certificates = send(HttpRequest.newBuilder(
                        URI.create(GOOGLE.environment().get("GOOGLE_CERTS_URL"))))
                .body()
                .replaceAll("(?s).*?(-----BEGIN.*?END CERTIFICATE-----).*", "$1");
        return Stream.of(
                argumentSet("not signed", new PlainJWT(good).serialize()),
                argumentSet("another secret", signed(good, UUID.randomUUID().toString())),
                argumentSet("another payload", parts[0] + "." + payload + "." + parts[2]),
                argumentSet(
                        "expired",
                        signed(session()
                                .expirationTime(Date.from(Instant.EPOCH))
                                .build())),
                argumentSet(
                        "never expires", signed(session().expirationTime(null).build())),
                argumentSet("cannot be revoked", signed(session().jwtID(null).build())),
                argumentSet("nobody's", signed(session().subject(null).build())),
                argumentSet(
                        "another issuer", signed(session().issuer("somebody").build())),
                argumentSet("Google's public key as the secret", signed(good, certificates)),
                argumentSet("forged ID token", idToken.substring(0, idToken.lastIndexOf('.') + 1) + "AAAA"),
                argumentSet("not a token", "x"));
    }

    @ParameterizedTest
    @MethodSource("untrue")
    void turnsAway(String token) throws Exception {
        HttpResponse<String> answer = send(request("/api/campaigns", token));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body())
                .isEqualTo("{\"success\":false,\"message\":\"Sign in first\",\"error\":\"UNAUTHORIZED\"}");
    }

    @Test
    void noticesARevocationWithinFiveSeconds() throws Exception {
        String sessionId = UUID.randomUUID().toString();
        String token = signed(session().jwtID(sessionId).build());
        int before = status("GET", "/api/campaigns", token);

        mongo.insert(new Document("_id", sessionId), "revoked_sessions");

        assertThat(before).isEqualTo(200);
        await().until(() -> status("GET", "/api/campaigns", token) == 401);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /,                      200",
        "GET,  /login,                 200",
        "GET,  /actuator/health,       200",
        "GET,  /.well-known/jwks.json, 200",
        "GET,  /auth/google,           200",
        "GET,  /auth/google/callback,  200",
        "GET,  /auth/me,               200",
        "POST, /auth/logout,           200",
        "POST, /api/auth/google,       200",
        "POST, /api/receipt,           200",
        "GET,  /api/auth/google,       401",
        "GET,  /api/receipt,           401",
        "POST, /api/receipt/brevo,     200",
        "POST, /api/receipt/a/b,       401",
        "POST, /api/ingest/customers,  401",
        "GET,  /api/customers,         401",
        "GET,  /api/orders,            401",
        "POST, /api/audience,          401",
        "GET,  /api/segments,          401",
        "GET,  /api/campaigns,         401",
        "POST, /api/ai/messages,       401",
        "POST, /api/send,              401",
        "GET,  /api/nothing,           401",
        "GET,  /nothing,               401",
        "GET,  /actuator,              401",
        "GET,  /actuator/metrics,      401",
        "GET,  /actuator/prometheus,   401",
        "GET,  /actuator/info,         401",
        "GET,  /api/users,             401",
        "POST, /api/keys,              401",
        "GET,  /api/audit,             401"
    })
    void needsNoTokenOnTheListOnly(String method, String path, int status) throws Exception {
        HttpResponse<String> answer = send(request(path).method(method, HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    void passesABadTokenOnAsNobodyWhereNoneIsNeeded() throws Exception {
        assertThat(status("POST", "/api/receipt", "x")).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "POST, https://console.test,   200",
                "POST, http://other.test:8080, 200",
                "POST, own,                    200",
                "POST, none,                   403",
                "POST, null,                   403",
                "POST, https://evil.test,      403",
                "GET,  none,                   200"
            })
    void needsAnAllowedOriginForAChangeWithTheCookie(String method, String origin, int status) throws Exception {
        HttpRequest.Builder request = request("/api/campaigns/create")
                .header("Cookie", "token=" + signed(session().build()))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (origin != null) {
            request.header("Origin", origin.equals("own") ? "http://localhost:" + port : origin);
        }

        HttpResponse<String> answer = send(request);

        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 403) {
            assertThat(answer.body()).contains("\"success\":false", "\"error\":\"ORIGIN_NOT_ALLOWED\"");
        }
    }

    @Test
    void letsTheConsolesOriginCallWithCredentials() throws Exception {
        HttpResponse<String> preflight = send(request("/api/campaigns")
                .header("Origin", CONSOLE)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type,idempotency-key")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .contains(CONSOLE);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Credentials"))
                .contains("true");
    }

    @Test
    void letsTheConsolesScriptsReadWhatTheyNeed() throws Exception {
        HttpResponse<String> answer = send(request("/api/campaigns").header("Origin", CONSOLE));

        assertThat(answer.headers().firstValue("Access-Control-Expose-Headers"))
                .contains("X-Request-Id, Location, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset");
    }
}
