package com.xenocrm.auth;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.context.WebApplicationContext;

import com.xenocrm.auth.AuthClient.Departure;
import com.xenocrm.local.google.GoogleStandIn;
import com.xenocrm.testkit.Stranger;
import com.xenocrm.testkit.TestMongo;

import static com.xenocrm.auth.AuthClient.body;
import static com.xenocrm.auth.AuthClient.location;
import static org.assertj.core.api.Assertions.assertThat;

/** Tests administration, in a system that is open to a few accounts only. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class AdministrationTest {

    private static final GoogleStandIn GOOGLE = GoogleStandIn.start(0);
    private static final GatewayStandIn GATEWAY = new GatewayStandIn();
    private static final List<String> ALLOWED =
            List.of("root@example.com", "ann@example.com", "bob@example.com", "eve@example.com");

    @Autowired
    MongoOperations mongo;

    private final String admin = GATEWAY.token("root", Map.of("role", "admin", "email", "root@example.com"));

    private AuthClient client;

    @DynamicPropertySource
    static void outside(DynamicPropertyRegistry properties) {
        GOOGLE.environment().forEach((name, value) -> properties.add(name, () -> value));
        properties.add("MONGO_URI", TestMongo::uri);
        properties.add("MONGO_DB_NAME", () -> "auth_" + UUID.randomUUID());
        properties.add("GATEWAY_URL", GATEWAY::url);
        properties.add("JWT_SECRET", () -> UUID.randomUUID().toString());
        properties.add("ALLOWED_EMAILS", () -> String.join(", ", ALLOWED));
        properties.add("DEFAULT_ROLE", () -> "viewer");
    }

    @AfterAll
    static void stop() {
        GATEWAY.close();
        GOOGLE.close();
    }

    @BeforeEach
    void connect(@LocalServerPort int port) throws Exception {
        client = new AuthClient(port, GATEWAY);
        signIn("root@example.com");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/users",
        "PUT, /api/users/u-1",
        "GET, /api/audit",
        "DELETE, /api/users/u-1/sessions",
        "DELETE, /api/users/u-1",
        "POST, /api/keys",
        "GET, /api/keys",
        "DELETE, /api/keys/k-1"
    })
    void isForAdminsOnly(String method, String path) throws Exception {
        String marketer = GATEWAY.token("u-1", Map.of("role", "marketer"));

        HttpResponse<String> answer = client.send(method, path, "{\"role\":\"admin\",\"name\":\"x\"}", marketer);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(body(answer)).containsEntry("success", false).containsEntry("error", "FORBIDDEN");
    }

    @Test
    void startsIsReadyAndAliveWithItsDatabase(@Autowired WebApplicationContext service) {
        assertThat(Stranger.probe(service)).containsExactly(200, 200, 200);
    }

    @Test
    void opensNothingButHealthAndMetricsToStrangers(@Autowired WebApplicationContext service) {
        assertThat(Stranger.walk(service)).isSubsetOf(Stranger.OPEN_TO_ALL);
    }

    @Test
    void showsEverybodyPageByPage() throws Exception {
        signIn("ann@example.com");

        Map<String, Object> first = body(client.get("/api/users?limit=1", admin));
        Map<String, Object> second = body(client.get("/api/users?limit=1&cursor=" + first.get("next_cursor"), admin));

        assertThat(first)
                .containsEntry("success", true)
                .containsEntry("count", 1L)
                .containsKey("total");
        assertThat(first.get("data")).isNotEqualTo(second.get("data"));
    }

    @Test
    void givesAUserAnotherRole() throws Exception {
        Map<?, ?> eve = signIn("eve@example.com");

        HttpResponse<String> answer = changeRole(eve, "marketer");

        assertThat(eve.get("role")).isEqualTo("viewer");
        assertThat(body(answer)).extractingByKey("data").extracting("role").isEqualTo("marketer");
        assertThat(mongo.findById(eve.get("_id"), Document.class, "users")).containsEntry("role", "marketer");
    }

    @Test
    void saysWhatIsWrongWithARole() throws Exception {
        HttpResponse<String> unknown = client.send("PUT", "/api/users/nobody", "{\"role\":\"viewer\"}", admin);
        HttpResponse<String> wrong = client.send("PUT", "/api/users/nobody", "{\"role\":\"owner\"}", admin);

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("{\"field\":\"role\",\"message\":\"must be admin, marketer or viewer\"}");
    }

    @Test
    void keepsTheLastAdmin() throws Exception {
        HttpResponse<String> answer = changeRole(signIn("root@example.com"), "viewer");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(body(answer)).containsEntry("error", "LAST_ADMIN");
    }

    @Test
    void endsAllSessionsOfAUser() throws Exception {
        Map<?, ?> ann = signIn("ann@example.com");
        signIn("ann@example.com");
        List<String> open = sessionsOf(ann);

        HttpResponse<String> answer = client.delete("/api/users/" + ann.get("_id") + "/sessions", admin);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(open).hasSizeGreaterThan(1);
        assertThat(sessionsOf(ann)).isEmpty();
        assertThat(mongo.findAll(Document.class, "revoked_sessions"))
                .extracting(revoked -> revoked.getString("_id"))
                .containsAll(open);
    }

    @Test
    void deletesAUserWithEveryTokenTheyHave() throws Exception {
        String idToken = GOOGLE.idToken("g-eve@example.com", "eve@example.com", "Eve");
        String body = "{\"idToken\":\"" + idToken + "\"}";
        Map<?, ?> eve = (Map<?, ?>) body(client.post("/api/auth/google", body)).get("user");
        List<String> open = sessionsOf(eve);

        HttpResponse<String> answer = client.delete("/api/users/" + eve.get("_id"), admin);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(mongo.findById(eve.get("_id"), Document.class, "users")).isNull();
        assertThat(sessionsOf(eve)).isEmpty();
        assertThat(mongo.findAll(Document.class, "revoked_sessions"))
                .extracting(revoked -> revoked.getString("_id"))
                .containsAll(open);
        assertThat(client.post("/api/auth/google", body).statusCode()).isEqualTo(403);
        assertThat(client.post("/auth/users", body).statusCode()).isEqualTo(403);
        assertThat(mongo.findById(eve.get("_id"), Document.class, "users")).isNull();
        assertThat(mongo.findAll(Document.class, "audit_log"))
                .filteredOn(entry -> eve.get("_id").equals(entry.get("subject")))
                .extracting(entry -> entry.getString("action"))
                .contains("user_deleted");
        assertThat(client.delete("/api/users/" + eve.get("_id"), admin).statusCode())
                .isEqualTo(404);
        mongo.remove(new Query(), "deleted_users");
    }

    @Test
    void deletesNeitherOneselfNorTheLastAdmin() throws Exception {
        Object root = signIn("root@example.com").get("_id");
        String rootsOwn = GATEWAY.token((String) root, Map.of("role", "admin", "email", "root@example.com"));

        HttpResponse<String> own = client.delete("/api/users/" + root, rootsOwn);
        HttpResponse<String> last = client.delete("/api/users/" + root, admin);

        assertThat(own.statusCode()).isEqualTo(409);
        assertThat(body(own)).containsEntry("error", "OWN_ACCOUNT");
        assertThat(last.statusCode()).isEqualTo(409);
        assertThat(body(last)).containsEntry("error", "LAST_ADMIN");
        assertThat(mongo.findById(root, Document.class, "users")).containsEntry("role", "admin");
    }

    @Test
    void entersWhoGoesOnWithAnIdTokenWithoutASession() throws Exception {
        String idToken = GOOGLE.idToken("g-bob@example.com", "bob@example.com", "Bob");

        HttpResponse<String> answer = client.post("/auth/users", "{\"idToken\":\"" + idToken + "\"}");

        Map<?, ?> bob = data(answer);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("token");
        assertThat(mongo.findById(bob.get("_id"), Document.class, "users")).containsEntry("email", "bob@example.com");
        assertThat(client.post("/auth/users", "{\"idToken\":\"x\"}").statusCode())
                .isEqualTo(401);
        assertThat(client.post("/auth/users", "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void createsAKeyAndShowsItOnce() throws Exception {
        HttpResponse<String> answer = createKey("shop", "ingest");

        String key = (String) data(answer).get("key");
        String[] parts = key.split("_", -1);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(key).matches("xk_[0-9a-f]{32}_[0-9a-f]{64}");
        assertThat(mongo.findById(parts[1], Document.class, "api_keys"))
                .containsOnlyKeys("_id", "name", "scope", "hash", "created_by", "created_at")
                .containsEntry("name", "shop")
                .containsEntry("scope", "ingest")
                .containsEntry("hash", sha256(parts[2]))
                .containsEntry("created_by", "root");
        assertThat(client.get("/api/keys", admin).body())
                .contains(parts[1])
                .doesNotContain(parts[2])
                .doesNotContain("hash");
    }

    @Test
    void revokesAKeyOnce() throws Exception {
        String path = "/api/keys/" + data(createKey("till", "read")).get("_id");

        Map<?, ?> revoked = data(client.delete(path, admin));
        Map<?, ?> again = data(client.delete(path, admin));

        assertThat(revoked.get("revoked_at")).isNotNull().isEqualTo(again.get("revoked_at"));
        assertThat(mongo.findAll(Document.class, "audit_log"))
                .filteredOn(entry -> revoked.get("_id").equals(entry.get("subject")))
                .extracting(entry -> entry.getString("action"))
                .containsExactlyInAnyOrder("key_created", "key_revoked");
        assertThat(client.delete("/api/keys/none", admin).statusCode()).isEqualTo(404);
    }

    @Test
    void doesNotKeepAKeyToRepeatTheAnswer() throws Exception {
        HttpResponse<String> answer = AuthClient.send(client.request("/api/keys", admin)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"shop\",\"scope\":\"read\"}")));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(mongo.findAll(Document.class, "idempotency_keys"))
                .noneMatch(kept -> kept.toJson().contains("xk_"));
    }

    @ParameterizedTest
    @CsvSource({"' ', read, name", "shop, write, scope"})
    void saysWhatIsWrongWithAKey(String name, String scope, String field) throws Exception {
        HttpResponse<String> answer = createKey(name, scope);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("{\"field\":\"" + field + "\"");
    }

    @Test
    void refusesWhomItIsNotOpenTo() throws Exception {
        String stranger = UUID.randomUUID() + "@example.com";
        Departure departure = client.begin();

        HttpResponse<String> landed = client.comeBack(client.signInAtGoogle(departure, stranger), departure.cookie());
        HttpResponse<String> answer = showIdToken(stranger);

        assertThat(location(landed)).isEqualTo("http://localhost:3000/login?error=auth_failed");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(body(answer)).containsEntry("error", "ACCOUNT_NOT_ALLOWED");
        assertThat(mongo.findAll(Document.class, "users"))
                .extracting(user -> user.getString("email"))
                .doesNotContain(stranger);
    }

    @Test
    void tellsWhoDidWhatTheNewestFirst() throws Exception {
        String stranger = UUID.randomUUID() + "@example.com";
        Map<?, ?> bob = signIn("bob@example.com");
        changeRole(bob, "marketer");
        showIdToken(stranger);

        Map<String, Object> newest = body(client.get("/api/audit?limit=1", admin));
        Map<String, Object> older = body(client.get("/api/audit?limit=2&cursor=" + newest.get("next_cursor"), admin));

        assertThat(entries(newest))
                .singleElement()
                .satisfies(refused -> assertThat(refused)
                        .containsEntry("action", "sign_in_refused")
                        .containsEntry("actor_email", stranger)
                        .containsKeys("_id", "at", "actor_id", "request_id"));
        assertThat(entries(older).getFirst())
                .containsEntry("action", "role_changed")
                .containsEntry("actor_id", "root")
                .containsEntry("subject", bob.get("_id"))
                .containsEntry("details", Map.of("from", bob.get("role"), "to", "marketer"));
        assertThat(entries(older).getLast())
                .containsEntry("action", "signed_in")
                .containsEntry("actor_id", bob.get("_id"));
    }

    @Test
    void filtersTheAuditLogByActionAndActor() throws Exception {
        showIdToken("one@elsewhere.example");
        showIdToken("two@elsewhere.example");

        var both = entries(body(client.get("/api/audit?action=sign_in_refused&limit=2", admin)));
        var one = entries(
                body(client.get("/api/audit?action=sign_in_refused&actor=one@elsewhere.example&limit=10", admin)));
        var none = entries(body(client.get("/api/audit?action=key_created&actor=one@elsewhere.example", admin)));

        assertThat(both)
                .extracting(entry -> entry.get("actor_email"))
                .containsExactly("two@elsewhere.example", "one@elsewhere.example");
        assertThat(one)
                .singleElement()
                .satisfies(entry -> assertThat(entry).containsEntry("actor_email", "one@elsewhere.example"));
        assertThat(none).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<Object, Object>> entries(Map<String, Object> answer) {
        return (List<Map<Object, Object>>) answer.get("data");
    }

    private HttpResponse<String> createKey(String name, String scope) throws Exception {
        return client.send("POST", "/api/keys", "{\"name\":\"" + name + "\",\"scope\":\"" + scope + "\"}", admin);
    }

    private static Map<?, ?> data(HttpResponse<String> answer) throws Exception {
        return (Map<?, ?>) body(answer).get("data");
    }

    private static String sha256(String secret) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    }

    private List<String> sessionsOf(Map<?, ?> user) {
        return mongo.findAll(Document.class, "sessions").stream()
                .filter(session -> user.get("_id").equals(session.get("user_id")))
                .map(session -> session.getString("_id"))
                .toList();
    }

    private Map<?, ?> signIn(String email) throws Exception {
        return (Map<?, ?>) body(showIdToken(email)).get("user");
    }

    private HttpResponse<String> showIdToken(String email) throws Exception {
        return client.post("/api/auth/google", "{\"idToken\":\"" + GOOGLE.idToken("g-" + email, email, "Ann") + "\"}");
    }

    private HttpResponse<String> changeRole(Map<?, ?> user, String role) throws Exception {
        return client.send("PUT", "/api/users/" + user.get("_id"), "{\"role\":\"" + role + "\"}", admin);
    }
}
