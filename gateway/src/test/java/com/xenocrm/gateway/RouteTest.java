package com.xenocrm.gateway;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

class RouteTest extends RunningGateway {

    private final String token = signed(session().build());

    @ParameterizedTest
    @CsvSource({
        "GET,  /auth/me,         auth-service",
        "POST, /api/auth/google, auth-service",
        "POST, /api/ingest/orders, ingestion-api",
        "GET,  /api/customers,   ingestion-api",
        "GET,  /api/orders,      ingestion-api",
        "GET,  /api/segments,    campaign-service",
        "GET,  /api/campaigns,   campaign-service",
        "GET,  /api/suppressions, campaign-service",
        "POST, /api/send,        vendor-simulator"
    })
    void sendsARequestToItsServiceWithATokenForThatServiceOnly(String method, String route, String service)
            throws Exception {
        String path = path(route);

        send(request(path, token).method(method, HttpRequest.BodyPublishers.noBody()));

        JWTClaimsSet claims = claims(passedOn(path));
        assertThat(claims.getAudience()).containsExactly(service);
        assertThat(claims.getIssuer()).isEqualTo("xeno-crm-gateway");
        assertThat(claims.getSubject()).isEqualTo("u-1");
        assertThat(claims.getStringClaim("email")).isEqualTo("ann@example.com");
        assertThat(claims.getStringClaim("role")).isEqualTo("marketer");
        assertThat(claims.getExpirationTime().toInstant())
                .isEqualTo(claims.getIssueTime().toInstant().plusSeconds(60));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/users", "/api/keys", "/api/audit"})
    void sendsAdministrationToAuthService(String path) throws Exception {
        String admin = UUID.randomUUID().toString();
        mongo.save(new Document("_id", admin).append("role", "admin"), "users");

        send(request(path, signed(session().subject(admin).build())));

        assertThat(claims(passedOn(path)).getAudience()).containsExactly("auth-service");
    }

    @Test
    void saysNobodyWhereNobodyIsSignedIn() throws Exception {
        String path = path("/auth/google");

        send(request(path));

        JWTClaimsSet claims = claims(passedOn(path));
        assertThat(claims.getSubject()).isEqualTo("anonymous");
        assertThat(claims.getStringClaim("role")).isEqualTo("anonymous");
    }

    @Test
    void passesNothingOnThatTheCallerSaysAboutWhoTheyAre() throws Exception {
        String path = path("/api/campaigns");

        send(request(path, token)
                .header("Cookie", "token=" + token + "; other=1")
                .header("X-User-Id", "admin")
                .header("x-user-role", "admin")
                .header("X-Internal-Token", "x")
                .header("X-Forwarded-User", "admin")
                .header("X-Forwarded-For", "10.0.0.1")
                .header("Forwarded", "for=10.0.0.1")
                .header("Idempotency-Key", "kept"));

        LoggedRequest passedOn = passedOn(path);
        assertThat(passedOn.getHeaders().keys())
                .doesNotContain(
                        "Cookie", "X-User-Id", "x-user-role", "X-Internal-Token", "X-Forwarded-User", "Forwarded");
        assertThat(passedOn.header("X-Forwarded-For").values()).containsExactly("127.0.0.1");
        assertThat(passedOn.header("Authorization").values()).hasSize(1).noneMatch(value -> value.contains(token));
        assertThat(passedOn.getHeader("Idempotency-Key")).isEqualTo("kept");
    }

    @Test
    void passesAuthServiceItsOwnCookieButNotTheSession() throws Exception {
        String path = path("/auth/google");

        send(request(path).header("Cookie", "sign_in=abc; token=" + token));

        assertThat(passedOn(path).getHeader("Cookie")).isEqualTo("sign_in=abc");
    }

    @Test
    void keepsProxiesFromBufferingEventStreams() throws Exception {
        String path = path("/api/campaigns/c-1/events");
        SERVICES.stubFor(any(urlEqualTo(path))
                .willReturn(ok("data: 1").withHeader("Content-Type", "text/event-stream;charset=UTF-8")));

        HttpResponse<String> stream = send(request(path, token));

        assertThat(stream.headers().allValues("X-Accel-Buffering")).containsExactly("no");
        assertThat(stream.headers().allValues("Cache-Control")).containsExactly("no-cache, no-store");
    }

    @Test
    void givesTheRequestIdToTheServiceAndToTheCallerOnce() throws Exception {
        String path = path("/api/campaigns");
        String id = UUID.randomUUID().toString();

        HttpResponse<String> answer = send(request(path, token).header("X-Request-Id", id));

        assertThat(passedOn(path).header("X-Request-Id").values()).containsExactly(id);
        assertThat(answer.headers().allValues("X-Request-Id")).containsExactly(id);
    }

    @Test
    void passesBodyQueryStatusAndHeadersAsTheyAre() throws Exception {
        String path = path("/api/orders") + "&z=1&q=a%20b%2Bc&y&a=2&q=%C3%A9+d&z=";
        String body = "x".repeat(1_000_000);
        SERVICES.stubFor(any(urlEqualTo(path))
                .willReturn(
                        aResponse().withStatus(405).withHeader("Allow", "GET").withBody(body)));

        HttpResponse<String> answer = send(request(path, token).POST(HttpRequest.BodyPublishers.ofString(body)));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(passedOn(path).getBodyAsString()).isEqualTo(body);
        assertThat(answer.headers().allValues("Allow")).containsExactly("GET");
        assertThat(answer.body()).isEqualTo(body);
    }

    @Test
    void passesOnWhatAMailProgramPostsToUnsubscribe() throws Exception {
        String path = "/unsubscribe/" + UUID.randomUUID() + ".0";

        HttpResponse<String> answer = send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(passedOn(path).getBodyAsString()).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(claims(passedOn(path)).getAudience()).containsExactly("campaign-service");
    }

    @Test
    void leavesRedirectsToTheCaller() throws Exception {
        String path = path("/auth/google");
        SERVICES.stubFor(any(urlEqualTo(path)).willReturn(temporaryRedirect("https://elsewhere.test/")));

        HttpResponse<String> answer = send(request(path));

        assertThat(answer.headers().firstValue("Location")).contains("https://elsewhere.test/");
    }

    @Test
    void answersADeadServiceInTheEnvelope() throws Exception {
        HttpResponse<String> answer =
                send(request("/api/ai/messages", token).POST(HttpRequest.BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        assertThat(answer.body())
                .isEqualTo("{\"success\":false,\"message\":\"This part of the system is not available right now;"
                        + " try again in a few seconds\",\"error\":\"SERVICE_UNAVAILABLE\"}");
    }

    @Test
    void answersAnUnknownMethodInTheEnvelope() throws Exception {
        HttpResponse<String> answer = send(request("/api/keys", token).PUT(HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, POST");
        assertThat(answer.body())
                .isEqualTo("{\"success\":false,\"message\":\"PUT is not supported at this address\","
                        + "\"error\":\"METHOD_NOT_ALLOWED\"}");
    }

    @Test
    void answersAnUnknownRouteInTheEnvelope() throws Exception {
        HttpResponse<String> answer = send(request("/api/nothing", token));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .isEqualTo("{\"success\":false,\"message\":\"There is nothing at this address\","
                        + "\"error\":\"ROUTE_NOT_FOUND\"}");
    }

    private JWTClaimsSet claims(LoggedRequest passedOn) throws Exception {
        String bearer = passedOn.getHeader("Authorization");
        SignedJWT internal = SignedJWT.parse(bearer.substring("Bearer ".length()));
        JWKSet keys = JWKSet.parse(send(request("/.well-known/jwks.json")).body());
        assertThat(keys.getKeys()).noneMatch(key -> key.isPrivate());
        assertThat(internal.verify(new ECDSAVerifier(
                        keys.getKeyByKeyId(internal.getHeader().getKeyID()).toECKey())))
                .isTrue();
        return internal.getJWTClaimsSet();
    }
}
