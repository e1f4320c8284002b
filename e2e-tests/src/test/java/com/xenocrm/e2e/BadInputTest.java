package com.xenocrm.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that bad requests are refused with the right status in the envelope, naming the error, without a stack trace.
 */
@ExtendWith(WholeSystem.class)
class BadInputTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static URI gateway;
    private static String token;

    @BeforeAll
    static void signIn(WholeSystem system) {
        gateway = system.gateway();
        token = system.marketer().token();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/nowhere, 404",
        "GET, /api/campaigns/nobody, 404",
        "GET, /api/customers/nobody, 404",
        "DELETE, /api/audience, 405",
        "GET, /api/ingest/customers, 405",
        "PATCH, /api/ai/messages, 405",
    })
    void refusesUnknownPathsAndMethods(String method, String path, int status) throws Exception {
        refused(status, send(method, path, "", token));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/customers",
        "POST, /api/ingest/orders",
        "POST, /api/audience",
        "GET, /api/campaigns",
        "POST, /api/send",
        "POST, /api/ai/messages",
        "GET, /auth/me",
        "GET, /api/nowhere",
        "POST, /api/receipt",
    })
    void refusesRequestsWithoutAToken(String method, String path) throws Exception {
        JsonNode body = refused(401, send(method, path, "{}", null));

        assertThat(body.path("error").asString()).isEqualTo("UNAUTHORIZED");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/ingest/customers",
        "/api/orders",
        "/api/audience",
        "/api/campaigns/create",
        "/api/ai/summary",
        "/api/receipt",
    })
    void namesThePositionOfMalformedJson(String path) throws Exception {
        JsonNode body = refused(400, send("POST", path, "{\"rules\": [\n  }", token));

        assertThat(body.path("error").asString()).isEqualTo("MALFORMED_JSON");
        assertThat(body.at("/data/line").asInt()).isEqualTo(2);
        assertThat(body.at("/data/column").asInt()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"conditions\": [{\"field\": \"total_spend\", \"operator\": \">\", \"value\": 1},"
                        + " {\"field\": \"password\", \"operator\": \"=\", \"value\": 1}]}]"
                        + " | rules[0].conditions[1].field",
                "[{\"condition\": \"AND\", \"rules\": [{\"field\": \"name\", \"operator\": \"$where\", \"value\": 1}]}]"
                        + " | rules[0].rules[0].operator",
                "{\"all\": [{\"any\": []}]} | rules.all[0].any",
                "{\"field\": \"visits_count\", \"operator\": \">\", \"value\": {\"$gt\": 0}} | rules.value",
            })
    void namesThePathOfABadRule(String rules, String path) throws Exception {
        JsonNode body = refused(400, send("POST", "/api/audience", "{\"rules\": " + rules + "}", token));

        assertThat(body.at("/data/errors/0/field").asString()).isEqualTo(path);
    }

    @Test
    void explainsARejectedRowAndAcceptsTheOthers() throws Exception {
        HttpResponse<String> answer = send("POST", "/api/ingest/customers", """
                {"customers": [{"name": "Ann", "email": "not an address"},
                               {"name": "Bob", "email": "bob-of-bad-input@example.com"}]}""", token);

        JsonNode data = JsonMapper.shared().readTree(answer.body()).path("data");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(data.path("accepted").asInt()).isEqualTo(1);
        assertThat(data.at("/errorArray/0/index").asInt()).isZero();
        assertThat(data.at("/errorArray/0/error").asString()).contains("email");
    }

    private static JsonNode refused(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().allValues("X-Request-Id")).hasSize(1);
        assertThat(answer.body()).doesNotContain("xenocrm", "Exception", "springframework");
        JsonNode body = JsonMapper.shared().readTree(answer.body());
        assertThat(body.path("success").isBoolean()).isTrue();
        assertThat(body.path("success").asBoolean()).isFalse();
        assertThat(body.path("message").asString()).isNotBlank();
        assertThat(body.path("error").asString()).matches("[A-Z_]+");
        return body;
    }

    private static HttpResponse<String> send(String method, String path, String body, String bearer)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
