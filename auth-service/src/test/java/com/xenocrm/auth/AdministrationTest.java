package com.xenocrm.auth;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.web.context.WebApplicationContext;

import com.xenocrm.auth.AuthClient.Departure;
import com.xenocrm.testkit.Stranger;

import static com.xenocrm.auth.AuthClient.body;
import static com.xenocrm.auth.AuthClient.location;
import static org.assertj.core.api.Assertions.assertThat;

/** Tests administration, in a system that is open to a few accounts only. */
class AdministrationTest extends RestrictedAuthService {

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

    private List<String> sessionsOf(Map<?, ?> user) {
        return mongo.findAll(Document.class, "sessions").stream()
                .filter(session -> user.get("_id").equals(session.get("user_id")))
                .map(session -> session.getString("_id"))
                .toList();
    }
}
