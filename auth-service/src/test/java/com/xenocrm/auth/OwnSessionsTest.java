package com.xenocrm.auth;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.bson.Document;
import org.junit.jupiter.api.Test;

import static com.xenocrm.auth.AuthClient.body;
import static com.xenocrm.auth.AuthClient.send;
import static org.assertj.core.api.Assertions.assertThat;

class OwnSessionsTest extends RunningAuthService {

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
