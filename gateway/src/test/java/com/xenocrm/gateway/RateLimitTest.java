package com.xenocrm.gateway;

import java.net.http.HttpResponse;
import java.util.UUID;

import org.bson.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

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

    private String newcomer() {
        String user = UUID.randomUUID().toString();
        mongo.save(new Document("_id", user).append("role", "marketer"), "users");
        return signed(session().subject(user).build());
    }
}
