package com.xenocrm.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Tests every call of Mini CRM's client against the real services. */
@ExtendWith(WholeSystem.class)
class MiniCrmTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static URI gateway;
    private static URI google;
    private static String token;

    private final String id = UUID.randomUUID().toString().substring(0, 8);
    private final String email = id + "@example.com";

    @BeforeAll
    static void find(WholeSystem system) {
        gateway = system.gateway();
        google = system.google();
        token = system.marketer().token();
    }

    @Test
    void signsInWithACodeAndUsesTheToken() throws Exception {
        JsonNode session = success(call("POST", "/api/auth/google", "{\"code\": \"%s\"}".formatted(code()), ""));

        int lists = call("GET", "/api/campaigns", "", session.path("token").stringValue())
                .statusCode();

        assertThat(session.propertyNames()).containsExactlyInAnyOrder("token", "user");
        assertThat(session.path("user").propertyNames())
                .containsExactlyInAnyOrder("_id", "googleId", "name", "email", "avatar", "createdAt");
        assertThat(session.at("/user/email").stringValue()).isEqualTo(email);
        assertThat(lists).isEqualTo(200);
        assertThat(call("GET", "/api/campaigns", "", "null").statusCode()).isEqualTo(401);
    }

    @Test
    void savesCustomersAndListsThemWithTheirOrders() throws Exception {
        success(call("POST", "/api/customers", """
                {"name": "Ann", "email": "%s", "phone": "", "totalSpent": 12.5, "totalOrders": null,
                 "lastPurchaseDate": "2026-11-01", "firstPurchaseDate": null, "tags": ["vip"]}""".formatted(email)));
        success(call("POST", "/api/customers/bulk", """
                [{"name": "Bob", "email": "b-%s", "totalSpent": null, "lastPurchaseDate": null, "tags": []}]""".formatted(email)));
        success(call("POST", "/api/customers/bulk", "[]"));
        success(call("POST", "/api/orders", """
                {"order_id": "o-%s", "email": "b-%s", "amount": 7.5, "orderDate": "2026-11-02T10:00:00Z",
                 "items": [{"product_id": "p", "name": "Lamp", "quantity": 1, "price": 7.5}]}""".formatted(id, email)));

        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode ann = found("/api/customers", "email", email);
            assertThat(ann.propertyNames())
                    .containsExactly(
                            "_id", "name", "email", "phone", "totalSpent", "totalOrders", "lastPurchaseDate", "tags");
            assertThat(ann.path("totalSpent").decimalValue()).isEqualByComparingTo("12.5");
            assertThat(found("/api/customers", "email", "b-" + email)
                            .path("totalOrders")
                            .asInt())
                    .isEqualTo(1);
            JsonNode order = found("/api/orders", "_id", "o-" + id);
            assertThat(order.at("/customerId/name").asString()).isEqualTo("Bob");
            assertThat(order.at("/amount").decimalValue()).isEqualByComparingTo("7.5");
            assertThat(order.at("/items")).hasSize(1);
        });
    }

    @Test
    void savesASegmentAndLaunchesACampaignOnIt() throws Exception {
        success(call("POST", "/api/customers", """
                {"name": "Ann", "email": "%s", "totalSpent": 123456, "totalOrders": 1, "tags": []}""".formatted(email)));
        await().atMost(PATIENCE).untilAsserted(() -> found("/api/customers", "email", email));

        success(call("POST", "/api/segments", """
                {"name": "S-%s", "description": "Spenders", "rules": [{"condition": "OR"}, {"condition": "AND", "rules": [
                  {"field": "totalSpent", "operator": "greaterThan", "value": "123455"},
                  {"field": "lastPurchaseDate", "operator": "notInLast", "value": 0}]}]}""".formatted(id)));
        // the segments' customers are counted meanwhile, which the list says with a 503
        JsonNode segment = await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(AssertionError.class)
                .until(() -> found("/api/segments", "name", "S-" + id), Objects::nonNull);
        HttpResponse<String> launched = call(
                "POST", "/api/campaigns", """
                {"name": "C-%s", "segmentId": "%s", "message": "Hi {name}"}""".formatted(id, segment.path("_id").asString()));

        assertThat(segment.path("customerCount").asLong()).isPositive();
        assertThat(launched.statusCode()).isEqualTo(201);
        assertThat(names("/api/campaigns")).contains("C-" + id).doesNotContain("S-" + id);
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode campaign = found("/api/campaigns", "name", "C-" + id);
            assertThat(campaign.path("status").asString()).isEqualTo("sent");
            assertThat(campaign.at("/segmentId/name").asString()).isEqualTo("S-" + id);
            assertThat(campaign.path("sentCount").asInt()
                            + campaign.path("failedCount").asInt())
                    .isEqualTo(campaign.path("totalCount").asInt())
                    .isPositive();
        });
    }

    @Test
    void suggestsRulesThatItTakesBack() throws Exception {
        JsonNode groups = success(call(
                "POST",
                "/api/ai/generate-rules",
                "{\"description\": \"spent more than 5000 and have not purchased in 60 days\"}"));

        HttpResponse<String> saved = call(
                "POST",
                "/api/segments",
                "{\"name\": \"R-%s\", \"description\": \"\", \"rules\": %s}".formatted(id, groups));

        assertThat(groups.toString())
                .isEqualTo("[{\"condition\":\"AND\",\"rules\":["
                        + "{\"field\":\"totalSpent\",\"operator\":\"greaterThan\",\"value\":\"5000\"},"
                        + "{\"field\":\"lastPurchaseDate\",\"operator\":\"greaterThan\",\"value\":\"60\"}]}]");
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(201);
    }

    @Test
    void suggestsMessages() throws Exception {
        JsonNode messages =
                success(call("POST", "/api/ai/generate-messages", "{\"objective\": \"bring back old customers\"}"));

        assertThat(messages.isArray()).isTrue();
        assertThat(messages).hasSizeGreaterThan(1).allMatch(JsonNode::isString);
    }

    private JsonNode found(String list, String field, String value) throws Exception {
        return elements(list).stream()
                .filter(each -> each.path(field).asString("").equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError(list + " has no " + value));
    }

    private List<String> names(String list) throws Exception {
        return elements(list).stream()
                .map(each -> each.path("name").asString(""))
                .toList();
    }

    private List<JsonNode> elements(String list) throws Exception {
        JsonNode body = success(call("GET", list, ""));
        return (body.isArray() ? body : body.path("segments")).valueStream().toList();
    }

    private static JsonNode success(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static HttpResponse<String> call(String method, String path, String body) throws Exception {
        return call(method, path, body, token);
    }

    private static HttpResponse<String> call(String method, String path, String body, String bearer)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(path))
                .header("Origin", WholeSystem.MINI_CRM)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String code() throws IOException, InterruptedException {
        HttpRequest form = HttpRequest.newBuilder(google.resolve("/google/authorize?redirect_uri=postmessage"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("name=Ann&email=" + email))
                .build();
        String redirect = HTTP.send(form, HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return redirect.replaceFirst(".*[?]code=([^&]+).*", "$1");
    }
}
