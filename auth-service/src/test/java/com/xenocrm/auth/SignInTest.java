package com.xenocrm.auth;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import com.xenocrm.infra.GoogleStandIn;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SignInTest {

    private static final GoogleStandIn GOOGLE = GoogleStandIn.start(0);
    private static final GatewayStandIn GATEWAY = new GatewayStandIn();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String REFUSED = "http://console.test/login?error=auth_failed";

    private final String email = UUID.randomUUID() + "@example.com";

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    @DynamicPropertySource
    static void outside(DynamicPropertyRegistry properties) {
        GOOGLE.environment().forEach((name, value) -> properties.add(name, () -> value));
        properties.add("MONGO_URI", TestMongo::uri);
        properties.add("MONGO_DB_NAME", () -> "auth_" + UUID.randomUUID());
        properties.add("GATEWAY_URL", GATEWAY::url);
        properties.add("JWT_SECRET", () -> UUID.randomUUID().toString());
        properties.add("FRONTEND_URL", () -> "http://console.test,http://other.test");
        properties.add("GOOGLE_CALLBACK_URL", () -> "http://gateway.test/auth/google/callback");
    }

    @AfterAll
    static void stop() {
        GATEWAY.close();
        GOOGLE.close();
    }

    @Test
    void signsInByTheCodeFlow() throws Exception {
        Departure departure = begin();
        String returned = signInAtGoogle(departure);

        HttpResponse<String> landed = comeBack(returned, departure.cookie());

        assertThat(landed.statusCode()).isEqualTo(302);
        assertThat(location(landed)).isEqualTo("http://console.test");
        assertThat(landed.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .matches("token=[^;]+; Path=/; Max-Age=604800; Expires=.*; Secure; HttpOnly; SameSite=Lax"));
        assertThat(mongo.findAll(Document.class, "users"))
                .filteredOn(user -> email.equals(user.getString("email")))
                .singleElement()
                .satisfies(
                        user -> assertThat(user).containsKeys("googleId", "name", "picture", "createdAt", "lastLogin"));
    }

    @Test
    void asksGoogleWithStateNonceAndPkce() throws Exception {
        String destination = begin().destination();

        assertThat(destination)
                .startsWith(GOOGLE.environment().get("GOOGLE_AUTH_URL") + "?")
                .contains("&state=", "&nonce=", "&code_challenge=", "&code_challenge_method=S256")
                .contains("redirect_uri=http://gateway.test/auth/google/callback");
    }

    @Test
    void refusesWhoComesBackInAnotherBrowser() throws Exception {
        String returned = signInAtGoogle(begin());

        HttpResponse<String> landed = comeBack(returned, begin().cookie());

        assertThat(location(landed)).isEqualTo(REFUSED);
        assertThat(landed.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("token="));
    }

    @Test
    void refusesTheSameReturnTwice() throws Exception {
        Departure departure = begin();
        String returned = signInAtGoogle(departure);
        comeBack(returned, departure.cookie());

        assertThat(location(comeBack(returned, departure.cookie()))).isEqualTo(REFUSED);
    }

    @Test
    void refusesACodeOfAnotherSignIn() throws Exception {
        Departure mine = begin();
        Departure theirs = begin();
        String code = signInAtGoogle(theirs).replaceAll(".*[?&]code=([^&]+).*", "$1");
        String state = mine.destination().replaceAll(".*[?&]state=([^&]+).*", "$1");

        HttpResponse<String> landed = comeBack("http://x/?code=" + code + "&state=" + state, mine.cookie());

        assertThat(location(landed)).isEqualTo(REFUSED);
    }

    @Test
    void refusesAnIdTokenWithAnotherNonce() throws Exception {
        Departure departure = begin();
        String destination = departure.destination().replaceAll("nonce=[^&]+", "nonce=another");
        String returned = signInAtGoogle(new Departure(destination, departure.cookie()));

        assertThat(location(comeBack(returned, departure.cookie()))).isEqualTo(REFUSED);
    }

    @Test
    void refusesWhoSaidNoAtGoogle() throws Exception {
        Departure departure = begin();
        String state = departure.destination().replaceAll(".*[?&]state=([^&]+).*", "$1");

        HttpResponse<String> landed = comeBack("http://x/?error=access_denied&state=" + state, departure.cookie());

        assertThat(location(landed)).isEqualTo(REFUSED);
    }

    @Test
    void answersAnIdTokenWithTokenAndUserTwice() throws Exception {
        String idToken = GOOGLE.idToken("g-" + email, email, "Ann");

        Map<String, Object> answer = body(post("/api/auth/google", "{\"credential\":\"" + idToken + "\"}"));

        Map<?, ?> data = (Map<?, ?>) answer.get("data");
        assertThat(answer).containsEntry("success", true).containsKeys("message", "data", "token", "user");
        assertThat(data.get("token")).isEqualTo(answer.get("token"));
        assertThat(data.get("user")).isEqualTo(answer.get("user"));
        JWTClaimsSet session = SignedJWT.parse((String) answer.get("token")).getJWTClaimsSet();
        assertThat(session.getIssuer()).isEqualTo("xeno-crm");
        assertThat(session.getJWTID()).isNotBlank();
        assertThat(session.getSubject()).isEqualTo(((Map<?, ?>) answer.get("user")).get("_id"));
        assertThat(session.getExpirationTime().toInstant())
                .isEqualTo(session.getIssueTime().toInstant().plusSeconds(604_800));
    }

    @Test
    void refusesAForgedIdToken() throws Exception {
        String idToken = GOOGLE.idToken("g-1", email, "Ann");
        String forged = idToken.substring(0, idToken.lastIndexOf('.') + 1) + "AAAA";

        HttpResponse<String> answer = post("/api/auth/google", "{\"idToken\":\"" + forged + "\"}");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(body(answer)).containsEntry("success", false).containsEntry("error", "UNAUTHORIZED");
    }

    @Test
    void showsWhoIsSignedInAndRevokesTheirSession() throws Exception {
        String sessionId = UUID.randomUUID().toString();
        Instant expiresAt = Instant.parse("2036-11-01T12:00:00Z");
        String caller = GATEWAY.token(
                "u-" + sessionId,
                Map.of(
                        "google_id",
                        "g-9",
                        "email",
                        email,
                        "name",
                        "Ann",
                        "role",
                        "marketer",
                        "session_id",
                        sessionId,
                        "session_expires_at",
                        expiresAt.getEpochSecond()));

        Map<String, Object> me = body(send(request("/auth/me", caller).GET()));
        HttpResponse<String> logout = send(request("/auth/logout", caller).POST(HttpRequest.BodyPublishers.noBody()));

        assertThat(me)
                .containsEntry("_id", "u-" + sessionId)
                .containsEntry("id", "u-" + sessionId)
                .containsEntry("googleId", "g-9")
                .containsEntry("email", email)
                .containsEntry("name", "Ann");
        assertThat(logout.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).startsWith("token=; Path=/; Max-Age=0"));
        assertThat((Object) mongo.findById(sessionId, Document.class, "revoked_sessions"))
                .isEqualTo(new Document("_id", sessionId).append("expires_at", Date.from(expiresAt)));
    }

    @Test
    void asksNobodyInParticularToSignIn() throws Exception {
        assertThat(send(request("/auth/me", GATEWAY.tokenForNobody()).GET()).statusCode())
                .isEqualTo(401);
        assertThat(post("/auth/logout", "").statusCode()).isEqualTo(401);
    }

    @Test
    void answersNobodyWhoDoesNotComeThroughTheGateway() throws Exception {
        HttpRequest direct = HttpRequest.newBuilder(uri("/auth/google")).build();

        assertThat(HTTP.send(direct, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(401);
    }

    private Departure begin() throws IOException, InterruptedException {
        HttpResponse<String> answer =
                send(request("/auth/google", GATEWAY.tokenForNobody()).GET());
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
        return new Departure(location(answer), cookie);
    }

    /** Fills in the stand-in's form; answers where it sends the browser back to. */
    private String signInAtGoogle(Departure departure) throws IOException, InterruptedException {
        HttpRequest form = HttpRequest.newBuilder(URI.create(departure.destination()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("email=" + email + "&name=Ann"))
                .build();
        return location(HTTP.send(form, HttpResponse.BodyHandlers.ofString()));
    }

    private HttpResponse<String> comeBack(String returned, String cookie) throws IOException, InterruptedException {
        String query = URI.create(returned).getRawQuery();
        return send(request("/auth/google/callback?" + query, GATEWAY.tokenForNobody())
                .header("Cookie", cookie)
                .GET());
    }

    private HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return send(request(path, GATEWAY.tokenForNobody())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path, String internalToken) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + internalToken);
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static Map<String, Object> body(HttpResponse<String> answer) throws ParseException {
        return JSONObjectUtils.parse(answer.body());
    }

    private record Departure(String destination, String cookie) {}
}
