package com.xenocrm.auth;

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

/** Whole service that is open to everybody, started once for all tests that extend this. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class RunningAuthService {

    static final GoogleStandIn GOOGLE = GoogleStandIn.start(0);
    static final GatewayStandIn GATEWAY = new GatewayStandIn();

    final String email = UUID.randomUUID() + "@example.com";

    @Autowired
    MongoOperations mongo;

    AuthClient client;

    @BeforeEach
    void connect(@LocalServerPort int port) {
        client = new AuthClient(port, GATEWAY);
    }

    @DynamicPropertySource
    static void outside(DynamicPropertyRegistry properties) {
        GOOGLE.environment().forEach((name, value) -> properties.add(name, () -> value));
        properties.add("MONGO_URI", TestMongo::uri);
        properties.add("MONGO_DB_NAME", () -> TestMongo.newDatabase("auth"));
        properties.add("GATEWAY_URL", GATEWAY::url);
        properties.add("JWT_SECRET", () -> UUID.randomUUID().toString());
        properties.add("FRONTEND_URL", () -> "http://console.test,http://other.test");
        properties.add("GOOGLE_CALLBACK_URL", () -> "http://gateway.test/auth/google/callback");
    }
}
