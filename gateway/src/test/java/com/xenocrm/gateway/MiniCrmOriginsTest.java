package com.xenocrm.gateway;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Tests which origins get the dialect, and that scripts there can read every answer. */
class MiniCrmOriginsTest extends MiniCrmRequest {

    @ParameterizedTest
    @CsvSource({
        "GET,  /api/customers,            200",
        "GET,  /api/customers?limit=5,    200",
        "POST, /api/customers,            200",
        "POST, /api/customers/bulk,       405",
        "GET,  /api/orders,               200",
        "GET,  /api/segments,             200",
        "POST, /api/segments,             200",
        "GET,  /api/campaigns,            200",
        "POST, /api/campaigns,            405",
        "POST, /api/ai/generate-messages, 404"
    })
    void changesNothingForOtherOrigins(String method, String path, int status) throws Exception {
        String request = "{\"totalSpent\": null, \"rules\": [{}]}";
        answers(method, path, 200, "{\"data\": [{\"total_spend\": 1}]}");

        HttpResponse<String> console =
                send(signedFrom(CONSOLE, path).method(method, method.equals("GET") ? nothing() : body(request)));
        HttpResponse<String> program =
                send(request(path, token).method(method, method.equals("GET") ? nothing() : body(request)));

        assertThat(console.statusCode()).isEqualTo(status);
        assertThat(program.statusCode()).isEqualTo(status);
        if (status == 200) {
            assertThat(console.body()).isEqualTo("{\"data\": [{\"total_spend\": 1}]}");
            assertThat(program.body()).isEqualTo(console.body());
            assertThat(sent(path)).isEqualTo(method.equals("GET") ? "" : request);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /api/customers,         401, null",
        "GET,  /api/nothing,           404, valid",
        "POST, /api/customers/bulk,    413, valid",
        "POST, /api/ai/generate-rules, 503, valid",
        "GET,  /api/x;y,               400, valid"
    })
    void letsTheClientReadEveryRefusal(String method, String path, int status, String bearer) throws Exception {
        HttpRequest.Builder request = from(MINI_CRM, path)
                .header("Authorization", "Bearer " + (bearer.equals("valid") ? token : "null"))
                .method(method, method.equals("GET") ? nothing() : body("x".repeat(status == 413 ? 1_100_000 : 2)));

        HttpResponse<String> answer = send(request);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).containsPattern("\"message\":\"[^\"]+\"");
        assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly(MINI_CRM);
    }

    @Test
    void letsTheClientReadThatItCallsTooOften() throws Exception {
        HttpRequest.Builder signIn = from(MINI_CRM, "/api/auth/google").POST(body("{}"));

        HttpResponse<String> refused = send(signIn);
        for (int i = 0; i < 2_000 && refused.statusCode() != 429; i++) {
            refused = send(signIn);
        }

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("\"message\":");
        assertThat(refused.headers().allValues("Access-Control-Allow-Origin")).containsExactly(MINI_CRM);
        mongo.remove(query(where("_id").regex("^sign-in")), "rate_limits");
        await().until(() -> send(request("/auth/google")).statusCode() == 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {MINI_CRM, "https://other-mini.test"})
    void answersThePreflightWithoutASignIn(String origin) throws Exception {
        HttpResponse<String> answer = send(from(origin, "/api/campaigns")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .method("OPTIONS", nothing()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(origin);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers")).contains("authorization, content-type");
    }

    @ParameterizedTest
    @CsvSource({"GET, /api/customers", "GET, /api/vocabulary", "POST, /api/campaigns"})
    void ignoresTheConsolesCookie(String method, String path) throws Exception {
        HttpResponse<String> answer = send(from(MINI_CRM, path)
                .header("Cookie", "token=" + token)
                .method(method, method.equals("GET") ? nothing() : body("{}")));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("UNAUTHORIZED");
    }

    @Test
    void signsInBesideTheConsolesCookie() throws Exception {
        answers("POST", "/api/auth/google", 200, "{\"token\": \"t-1\", \"user\": {}}");

        HttpResponse<String> answer = send(from(MINI_CRM, "/api/auth/google")
                .header("Cookie", "token=" + token)
                .POST(body("{\"code\": \"c-1\"}")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("{\"token\":\"t-1\"");
    }

    @Test
    void takesABearerTokenBesideTheConsolesCookie() throws Exception {
        answers("POST", "/api/campaigns/create", 201, "{\"success\": true}");

        HttpResponse<String> answer = send(signedFrom(MINI_CRM, "/api/campaigns")
                .header("Cookie", "token=" + token)
                .POST(body("{\"segmentId\": \"s-1\"}")));

        assertThat(answer.statusCode()).isEqualTo(201);
    }
}
