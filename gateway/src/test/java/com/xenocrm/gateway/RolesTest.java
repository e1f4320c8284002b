package com.xenocrm.gateway;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;

import org.bson.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

class RolesTest extends RunningGateway {

    private final String user = UUID.randomUUID().toString();
    private final String token = signed(session().subject(user).build());

    @Test
    void refusesAViewerAChangeInTheEnvelope() throws Exception {
        hasRole("viewer");

        HttpResponse<String> answer =
                send(request("/api/campaigns/create", token).POST(HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .isEqualTo("{\"success\":false,\"message\":\"You may not do this\",\"error\":\"FORBIDDEN\"}");
        assertThat(status("GET", "/api/campaigns", token)).isEqualTo(200);
        assertThat(status("POST", "/api/audience", token)).isEqualTo(200);
    }

    @Test
    void believesTheUsersRoleOfNowAndNotTheTokens() throws Exception {
        hasRole("viewer");
        int before = status("POST", "/api/segments", token);

        hasRole("admin");

        assertThat(before).isEqualTo(403);
        await().until(() -> status("POST", "/api/segments", token) == 200);
        assertThat(status("GET", "/api/users", token)).isEqualTo(200);
        assertThat(status("GET", "/actuator/metrics", token)).isEqualTo(200);
    }

    @Test
    void turnsAwayWhoIsNoUserAnyMore() throws Exception {
        hasRole("marketer");
        int before = status("GET", "/api/campaigns", token);

        mongo.remove(query(where("_id").is(user)), "users");

        assertThat(before).isEqualTo(200);
        await().until(() -> status("GET", "/api/campaigns", token) == 401);
    }

    private void hasRole(String role) {
        mongo.save(new Document("_id", user).append("role", role), "users");
    }
}
