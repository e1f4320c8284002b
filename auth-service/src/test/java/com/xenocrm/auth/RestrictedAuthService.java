package com.xenocrm.auth;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import com.xenocrm.local.google.GoogleStandIn;
import com.xenocrm.testkit.TestMongo;

import static com.xenocrm.auth.AuthClient.body;

/** Whole service that is open to some people, of whom the first is an administrator; started once for all tests that extend this. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class RestrictedAuthService {

    static final GoogleStandIn GOOGLE = GoogleStandIn.start(0);
    static final GatewayStandIn GATEWAY = new GatewayStandIn();
    static final List<String> ALLOWED =
            List.of("root@example.com", "ann@example.com", "bob@example.com", "eve@example.com");

    @Autowired
    MongoOperations mongo;

    final String admin = GATEWAY.token("root", Map.of("role", "admin", "email", "root@example.com"));

    AuthClient client;

    @DynamicPropertySource
    static void outside(DynamicPropertyRegistry properties) {
        GOOGLE.environment().forEach((name, value) -> properties.add(name, () -> value));
        properties.add("MONGO_URI", TestMongo::uri);
        properties.add("MONGO_DB_NAME", () -> TestMongo.newDatabase("auth"));
        properties.add("GATEWAY_URL", GATEWAY::url);
        properties.add("JWT_SECRET", () -> UUID.randomUUID().toString());
        properties.add("ALLOWED_EMAILS", () -> String.join(", ", ALLOWED));
        properties.add("DEFAULT_ROLE", () -> "viewer");
    }

    @BeforeEach
    void connect(@LocalServerPort int port) throws Exception {
        client = new AuthClient(port, GATEWAY);
        signIn("root@example.com");
    }

    static Map<?, ?> data(HttpResponse<String> answer) throws Exception {
        return (Map<?, ?>) body(answer).get("data");
    }

    final Map<?, ?> signIn(String email) throws Exception {
        return (Map<?, ?>) body(showIdToken(email)).get("user");
    }

    final HttpResponse<String> showIdToken(String email) throws Exception {
        return client.post("/api/auth/google", "{\"idToken\":\"" + GOOGLE.idToken("g-" + email, email, "Ann") + "\"}");
    }

    final HttpResponse<String> changeRole(Map<?, ?> user, String role) throws Exception {
        return client.send("PUT", "/api/users/" + user.get("_id"), "{\"role\":\"" + role + "\"}", admin);
    }
}
