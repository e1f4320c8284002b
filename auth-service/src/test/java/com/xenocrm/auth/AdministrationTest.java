package com.xenocrm.auth;

import java.net.http.HttpResponse;
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
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import com.xenocrm.auth.AuthClient.Departure;
import com.xenocrm.infra.GoogleStandIn;
import com.xenocrm.testkit.TestMongo;

import static com.xenocrm.auth.AuthClient.body;
import static com.xenocrm.auth.AuthClient.location;
import static org.assertj.core.api.Assertions.assertThat;

/** What admins do, in a system that is open to a few only. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class AdministrationTest {

    private static final GoogleStandIn GOOGLE = GoogleStandIn.start(0);
    private static final GatewayStandIn GATEWAY = new GatewayStandIn();
    private static final List<String> ALLOWED = List.of("root@example.com", "ann@example.com", "bob@example.com");

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
    @CsvSource({"GET, /api/users", "PUT, /api/users/u-1"})
    void isForAdminsOnly(String method, String path) throws Exception {
        String marketer = GATEWAY.token("u-1", Map.of("role", "marketer"));

        HttpResponse<String> answer = client.send(method, path, "{\"role\":\"admin\",\"name\":\"x\"}", marketer);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(body(answer)).containsEntry("success", false).containsEntry("error", "FORBIDDEN");
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
        Map<?, ?> bob = signIn("bob@example.com");

        HttpResponse<String> answer = changeRole(bob, "marketer");

        assertThat(bob.get("role")).isEqualTo("viewer");
        assertThat(body(answer)).extractingByKey("data").extracting("role").isEqualTo("marketer");
        assertThat(mongo.findById(bob.get("_id"), Document.class, "users")).containsEntry("role", "marketer");
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
