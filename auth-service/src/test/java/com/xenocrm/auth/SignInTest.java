package com.xenocrm.auth;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import com.xenocrm.auth.AuthClient.Departure;
import com.xenocrm.local.google.GoogleStandIn;
import com.xenocrm.testkit.TestMongo;

import static com.xenocrm.auth.AuthClient.body;
import static com.xenocrm.auth.AuthClient.location;
import static com.xenocrm.auth.AuthClient.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SignInTest {

    private static final GoogleStandIn GOOGLE = GoogleStandIn.start(0);
    private static final GatewayStandIn GATEWAY = new GatewayStandIn();
    private static final String REFUSED = "http://console.test/login?error=auth_failed";

    private final String email = UUID.randomUUID() + "@example.com";

    @Autowired
    MongoOperations mongo;

    private AuthClient client;

    @BeforeEach
    void connect(@LocalServerPort int port) {
        client = new AuthClient(port, GATEWAY);
    }

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
        Departure departure = client.begin();
        String returned = client.signInAtGoogle(departure, email);

        HttpResponse<String> landed = client.comeBack(returned, departure.cookie());

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
        String destination = client.begin().destination();

        assertThat(destination)
                .startsWith(GOOGLE.environment().get("GOOGLE_AUTH_URL") + "?")
                .contains("&state=", "&nonce=", "&code_challenge=", "&code_challenge_method=S256")
                .contains("redirect_uri=http://gateway.test/auth/google/callback");
    }

    @Test
    void refusesWhoComesBackInAnotherBrowser() throws Exception {
        String returned = client.signInAtGoogle(client.begin(), email);

        HttpResponse<String> landed = client.comeBack(returned, client.begin().cookie());

        assertThat(location(landed)).isEqualTo(REFUSED);
        assertThat(landed.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("token="));
    }

    @Test
    void refusesTheSameReturnTwice() throws Exception {
        Departure departure = client.begin();
        String returned = client.signInAtGoogle(departure, email);
        client.comeBack(returned, departure.cookie());

        assertThat(location(client.comeBack(returned, departure.cookie()))).isEqualTo(REFUSED);
    }

    static Stream<Arguments> madeUp() {
        return Stream.of(
                argumentSet("no state", "code=x"),
                argumentSet("a state that nobody was sent away with", "code=x&state=made-up"),
                argumentSet("no code", "state=made-up"),
                argumentSet("another place to go", "code=x&state=x&redirect_uri=https://evil.test&next=//evil.test"),
                argumentSet("line breaks", "code=x%0d%0aSet-Cookie:%20token=evil&state=%0d%0aLocation:%20//evil.test"),
                argumentSet("a query for the database", "code[$ne]=x&state[$ne]=x&state=%7B%22$ne%22:1%7D"));
    }

    @ParameterizedTest
    @MethodSource("madeUp")
    void refusesAReturnThatIsMadeUp(String query) throws Exception {
        HttpResponse<String> landed = send(client.request(
                        "/auth/google/callback?" + query.replace("[", "%5B").replace("]", "%5D"),
                        GATEWAY.tokenForNobody())
                .header("Cookie", client.begin().cookie())
                .header("X-Forwarded-Host", "evil.test")
                .header("Forwarded", "host=evil.test"));

        assertThat(landed.statusCode()).isEqualTo(302);
        assertThat(landed.headers().allValues("Location")).containsExactly(REFUSED);
        assertThat(landed.headers().allValues("Set-Cookie"))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie).startsWith("sign_in=; Path=/auth/google/callback; Max-Age=0"));
    }

    @Test
    void sendsNobodyBackToWhereTheAddressSays() throws Exception {
        HttpResponse<String> answer = send(client.request(
                        "/auth/google?redirect_uri=https://evil.test&next=https://evil.test", GATEWAY.tokenForNobody())
                .header("X-Forwarded-Host", "evil.test"));

        assertThat(location(answer))
                .contains("redirect_uri=http://gateway.test/auth/google/callback")
                .doesNotContain("evil.test");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie)
                        .matches("sign_in=[0-9a-f]{32}; Path=/auth/google/callback; Max-Age=600; Expires=.*;"
                                + " Secure; HttpOnly; SameSite=Lax"));
    }

    @Test
    void takesACodeOfGooglesScriptOnce() throws Exception {
        String destination = client.begin()
                .destination()
                .replaceAll("&code_challenge(_method)?=[^&]+", "")
                .replaceAll("redirect_uri=[^&]+", "redirect_uri=postmessage");
        String code =
                client.signInAtGoogle(new Departure(destination, ""), email).replaceAll(".*[?&]code=([^&]+).*", "$1");

        HttpResponse<String> first = client.post("/api/auth/google", "{\"code\":\"" + code + "\"}");
        HttpResponse<String> second = client.post("/api/auth/google", "{\"code\":\"" + code + "\"}");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(body(first)).containsKeys("token", "user");
        assertThat(second.statusCode()).isEqualTo(401);
    }

    @Test
    void refusesACodeOfAnotherSignIn() throws Exception {
        Departure mine = client.begin();
        Departure theirs = client.begin();
        String code = client.signInAtGoogle(theirs, email).replaceAll(".*[?&]code=([^&]+).*", "$1");
        String state = mine.destination().replaceAll(".*[?&]state=([^&]+).*", "$1");

        HttpResponse<String> landed = client.comeBack("http://x/?code=" + code + "&state=" + state, mine.cookie());

        assertThat(location(landed)).isEqualTo(REFUSED);
    }

    @Test
    void refusesAnIdTokenWithAnotherNonce() throws Exception {
        Departure departure = client.begin();
        String destination = departure.destination().replaceAll("nonce=[^&]+", "nonce=another");
        String returned = client.signInAtGoogle(new Departure(destination, departure.cookie()), email);

        assertThat(location(client.comeBack(returned, departure.cookie()))).isEqualTo(REFUSED);
    }

    @Test
    void refusesWhoSaidNoAtGoogle() throws Exception {
        Departure departure = client.begin();
        String state = departure.destination().replaceAll(".*[?&]state=([^&]+).*", "$1");

        HttpResponse<String> landed =
                client.comeBack("http://x/?error=access_denied&state=" + state, departure.cookie());

        assertThat(location(landed)).isEqualTo(REFUSED);
    }

    @Test
    void answersAnIdTokenWithTokenAndUserTwice() throws Exception {
        String idToken = GOOGLE.idToken("g-" + email, email, "Ann");

        Map<String, Object> answer = body(client.post("/api/auth/google", "{\"credential\":\"" + idToken + "\"}"));

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

        HttpResponse<String> answer = client.post("/api/auth/google", "{\"idToken\":\"" + forged + "\"}");

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

        Map<String, Object> me = body(send(client.request("/auth/me", caller).GET()));
        HttpResponse<String> logout =
                send(client.request("/auth/logout", caller).POST(HttpRequest.BodyPublishers.noBody()));

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
        assertThat(mongo.findAll(Document.class, "audit_log"))
                .filteredOn(entry -> entry.get("actor_id").equals("u-" + sessionId))
                .extracting(entry -> entry.getString("action"))
                .containsExactly("signed_out");
    }

    @Test
    void showsOnesOwnSessionsAndEndsOne() throws Exception {
        JWTClaimsSet phone = signIn(email, "Phone");
        JWTClaimsSet laptop = signIn(email, "Laptop");
        String caller = caller(laptop);

        List<Map<String, Object>> before = sessions(caller);
        HttpResponse<String> ended = client.delete("/auth/sessions/" + phone.getJWTID(), caller);
        List<Map<String, Object>> after = sessions(caller);

        assertThat(before).extracting(session -> session.get("_id")).containsOnly(phone.getJWTID(), laptop.getJWTID());
        assertThat(ended.statusCode()).isEqualTo(200);
        assertThat(after)
                .singleElement()
                .satisfies(session -> assertThat(session)
                        .containsEntry("_id", laptop.getJWTID())
                        .containsEntry("user_agent", "Laptop")
                        .containsEntry("ip", "203.0.113.7")
                        .containsEntry("current", true)
                        .containsKeys("created_at", "expires_at"));
        assertThat(mongo.findById(phone.getJWTID(), Document.class, "revoked_sessions"))
                .isNotNull();
    }

    @Test
    void clearsTheCookieOfWhoEndsTheirOwnSession() throws Exception {
        JWTClaimsSet laptop = signIn(email, "Laptop");

        HttpResponse<String> ended = client.delete("/auth/sessions/" + laptop.getJWTID(), caller(laptop));

        assertThat(ended.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).startsWith("token=; Path=/; Max-Age=0"));
    }

    @Test
    void givesWhoShowedATokenTheNextOne() throws Exception {
        JWTClaimsSet session = signIn(email, "Laptop");

        HttpResponse<String> answer = client.send("POST", "/auth/refresh", "", caller(session));

        String token = (String) body(answer).get("token");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(body(answer)).containsOnlyKeys("success", "message", "data", "token", "user");
        assertThat(body(answer)).extractingByKey("data").extracting("token").isEqualTo(token);
        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getJWTID()).isEqualTo(session.getJWTID());
    }

    @Test
    void keepsTheNextTokenOfABrowserOutOfItsScriptsReach() throws Exception {
        JWTClaimsSet session = signIn(email, "Laptop");

        HttpResponse<String> answer =
                client.send("POST", "/auth/refresh", "", caller(session, Map.of("session_by_cookie", true)));

        assertThat(answer.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie)
                        .matches("token=[^;]+; Path=/; Max-Age=604800; Expires=.*; Secure; HttpOnly; SameSite=Lax"));
        assertThat(body(answer)).containsOnlyKeys("success", "message", "data", "user");
        assertThat(answer.body()).doesNotContain("token");
    }

    @Test
    void hasNoNextTokenForWhoHasNoSession() throws Exception {
        JWTClaimsSet session = signIn(email, "Laptop");
        client.delete("/auth/sessions/" + session.getJWTID(), caller(session));

        HttpResponse<String> answer = client.send("POST", "/auth/refresh", "", caller(session));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(body(answer)).containsEntry("error", "NO_SESSION");
        assertThat(client.post("/auth/refresh", "").statusCode()).isEqualTo(401);
    }

    @Test
    void doesNotEndTheSessionsOfOthers() throws Exception {
        JWTClaimsSet mine = signIn(email, "Laptop");
        JWTClaimsSet theirs = signIn("other-" + email, "Laptop");

        HttpResponse<String> answer = client.delete("/auth/sessions/" + theirs.getJWTID(), caller(mine));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(body(answer)).containsEntry("error", "SESSION_NOT_FOUND");
        assertThat(mongo.findById(theirs.getJWTID(), Document.class, "revoked_sessions"))
                .isNull();
    }

    @Test
    void asksNobodyInParticularToSignIn() throws Exception {
        assertThat(send(client.request("/auth/me", GATEWAY.tokenForNobody()).GET())
                        .statusCode())
                .isEqualTo(401);
        assertThat(client.get("/auth/sessions", GATEWAY.tokenForNobody()).statusCode())
                .isEqualTo(401);
        assertThat(client.post("/auth/logout", "").statusCode()).isEqualTo(401);
    }

    @Test
    void asksAMachineWithAKeyToSignIn() throws Exception {
        String machine = GATEWAY.token(
                "key:k-1", Map.of("role", "api_key", "session_id", "key:k-1", "session_expires_at", 2_000_000_000L));

        assertThat(client.send("POST", "/auth/logout", "", machine).statusCode())
                .isEqualTo(401);
    }

    @Test
    void answersNobodyWhoDoesNotComeThroughTheGateway() throws Exception {
        HttpRequest.Builder direct = HttpRequest.newBuilder(client.uri("/auth/google"));

        assertThat(send(direct).statusCode()).isEqualTo(401);
    }

    private JWTClaimsSet signIn(String email, String userAgent) throws Exception {
        HttpRequest.Builder request = client.request("/api/auth/google", GATEWAY.tokenForNobody())
                .header("Content-Type", "application/json")
                .header("User-Agent", userAgent)
                .header("X-Forwarded-For", "203.0.113.7")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"idToken\":\"" + GOOGLE.idToken("g-" + email, email, "Ann") + "\"}"));
        return SignedJWT.parse((String) body(send(request)).get("token")).getJWTClaimsSet();
    }

    /** Returns the internal token for a session token. */
    private static String caller(JWTClaimsSet session) {
        return caller(session, Map.of());
    }

    private static String caller(JWTClaimsSet session, Map<String, Object> more) {
        Map<String, Object> claims = new HashMap<>(more);
        claims.put("google_id", "g-9");
        claims.put("email", "ann@example.com");
        claims.put("name", "Ann");
        claims.put("role", "viewer");
        claims.put("session_id", session.getJWTID());
        claims.put("session_expires_at", session.getExpirationTime().toInstant().getEpochSecond());
        return GATEWAY.token(session.getSubject(), claims);
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> sessions(String caller) throws Exception {
        return (List<Map<String, Object>>)
                body(client.get("/auth/sessions", caller)).get("data");
    }
}
