package com.xenocrm.gateway;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;

import org.bson.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

class RateLimitTest extends RunningGateway {

    @Test
    void turnsAFloodAwayAndServesTheOthers() throws Exception {
        String flooding = newcomer();
        String other = newcomer();

        HttpResponse<String> refused = send(request("/api/campaigns", flooding));
        for (int i = 0; i < 2_000 && refused.statusCode() == 200; i++) {
            refused = send(request("/api/campaigns", flooding));
        }

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(refused.headers().firstValue("RateLimit-Limit")).contains("200");
        assertThat(refused.headers().firstValue("RateLimit-Remaining")).contains("0");
        assertThat(refused.headers().firstValue("RateLimit-Reset")).contains("1");
        assertThat(refused.body()).contains("\"success\":false", "\"error\":\"RATE_LIMITED\"");
        assertThat(status("GET", "/api/campaigns", other)).isEqualTo(200);
    }

    @Test
    void turnsAwayWhoTriesToSignInAllTheTimeAndNothingElse() throws Exception {
        List<String> ways = List.of("/auth/google", "/auth/%67oogle/callback", "/api/auth/google", "/auth/users");

        int refused = 0;
        for (int i = 0; i < 2_000 && refused != 429; i++) {
            refused = send(request(ways.get(i % 4)).POST(HttpRequest.BodyPublishers.noBody()))
                    .statusCode();
        }

        assertThat(refused).isEqualTo(429);
        assertThat(send(request("/login")).statusCode()).isEqualTo(200);
        mongo.remove(query(where("_id").regex("^sign-in")), "rate_limits");
        await().until(() -> send(request("/auth/google")).statusCode() == 200);
    }

    private String newcomer() {
        String user = UUID.randomUUID().toString();
        mongo.save(new Document("_id", user).append("role", "marketer"), "users");
        return signed(session().subject(user).build());
    }
}
