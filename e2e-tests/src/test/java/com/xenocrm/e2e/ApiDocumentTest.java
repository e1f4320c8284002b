package com.xenocrm.e2e;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Compares the OpenAPI document with the responses of the running system. */
@ExtendWith(WholeSystem.class)
class ApiDocumentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String id = UUID.randomUUID().toString().substring(0, 8);
    private final List<String> faults = new ArrayList<>();

    @Test
    void describesTheResponsesOfTheSystem(WholeSystem system) throws Exception {
        ApiCaller caller = ApiCaller.admin(system);
        ApiDocument document = ApiDocument.of(caller);
        CheckedApi api = new CheckedApi(document, caller);

        Map<String, String> known = write(api);
        refuse(api, known);
        for (ApiDocument.Route route : document.routes()) {
            if (route.method().equals("GET") && route.answersJson()) {
                api.say("GET", route.path(), known(route, known), null);
            }
        }

        assertThat(faults).isEmpty();
    }

    /** Performs the main writes; returns the identifiers for path variables. */
    private Map<String, String> write(CheckedApi api) throws Exception {
        String email = id + "@example.com";
        api.post("/api/ingest/customers", """
                {"customers": [{"customer_id": "%1$s", "name": "Ann", "email": "%2$s", "tags": ["%1$s"],
                                "attributes": {"tier": "gold"}}, {"name": "nobody"}]}""".formatted(id, email));
        api.post("/api/customers", "[{\"name\": \"Ann\", \"email\": \"%s\"}]".formatted(email));
        api.post("/api/ingest/orders", """
                {"orders": [{"order_id": "o-%1$s", "email": "%2$s", "total_price": 20, "order_date": "2026-11-01T10:00:00Z",
                             "products": [{"product_id": "p", "name": "Lamp", "quantity": 1, "price": 20}]}]}""".formatted(id, email));
        api.post("/api/orders", """
                {"order_id": "o2-%s", "customerId": "%1$s", "amount": 5.5, "orderDate": "2026-11-02"}""".formatted(id));
        await().atMost(PATIENCE)
                .until(() -> api.say("GET", "/api/customers", "/api/customers?email=" + email, null)
                                .at("/data/0/visits_count")
                                .asInt(0)
                        == 2);
        api.say("PATCH", "/api/customers/{id}", "/api/customers/" + id, "{\"attributes\": {\"tier\": null}}");
        String rules = "{\"field\": \"tags\", \"operator\": \"contains\", \"value\": \"%s\"}".formatted(id);
        api.post("/api/audience", "{\"rules\": %s}".formatted(rules));
        String segment = api.post("/api/segments", """
                {"name": "Segment", "rules": [{"conditions": [%s]}]}""".formatted(rules))
                .at("/data/segment/_id")
                .stringValue();
        String campaign = api.post("/api/campaigns/create", """
                {"name": "Campaign", "message": "Hi {{name}}", "rules": [{"condition": "AND", "rules": [%s]}]}""".formatted(rules))
                .at("/data/campaign/_id")
                .stringValue();
        api.say("PUT", "/api/campaigns/{id}", "/api/campaigns/" + campaign, "{\"name\": \"Renamed\"}");
        String template = api.post("/api/templates", """
                {"name": "Template", "channel": "email", "subject": "Hi {name}", "preheader": "Now", "html": "<p>Hi</p>"}""").at("/data/_id").stringValue();
        api.say("PUT", "/api/templates/{id}", "/api/templates/" + template, "{\"message\": \"Hi\"}");
        String unused = api.post("/api/templates", "{\"name\": \"Copy\", \"template_id\": \"%s\"}".formatted(template))
                .at("/data/_id")
                .stringValue();
        api.say("DELETE", "/api/templates/{id}", "/api/templates/" + unused, null);
        api.post("/api/ai/messages", "{\"objective\": \"bring back old customers\"}");
        api.post("/api/ai/summary", "{\"campaignId\": \"%s\"}".formatted(campaign));
        api.post("/api/send", """
                {"campaignId": "none", "customerId": "%s", "message": "Hi"}""".formatted(id));
        api.say("POST", "/api/receipt/{provider}", "/api/receipt/brevo", "{\"event\": \"spam\"}");
        api.post("/api/receipt", "{\"communicationId\": \"none:%s\", \"status\": \"SENT\"}".formatted(id));
        String key = api.post("/api/keys", "{\"name\": \"shop\", \"scope\": \"read\"}")
                .at("/data/_id")
                .stringValue();
        api.say("DELETE", "/api/keys/{id}", "/api/keys/" + key, null);
        String file = api.upload("/api/imports", "/api/imports?kind=customers", "name,email\nAnn,%s\n".formatted(email))
                .at("/data/_id")
                .stringValue();
        return Map.of(
                "customers", id,
                "segments", segment,
                "templates", template,
                "campaigns", campaign,
                "imports", file,
                "customer", id,
                "customer_id", id);
    }

    private void refuse(CheckedApi api, Map<String, String> known) throws Exception {
        String campaign = "/api/campaigns/" + known.get("campaigns");
        api.post("/api/orders", "{\"order_id\": \"x\"}");
        api.post("/api/customers", "[{");
        api.post("/api/audience", "{\"rules\": [{\"conditions\": []}]}");
        api.say("PUT", "/api/campaigns/{id}", campaign, "{\"message\": \"Other\"}");
        api.say("PUT", "/api/campaigns/{id}", "/api/campaigns/none", "{\"name\": \"x\"}");
        api.say("PATCH", "/api/customers/{id}", "/api/customers/none", "{\"phone\": null}");
        api.say("PATCH", "/api/customers/{id}", "/api/customers/" + known.get("customers"), "{\"name\": null}");
        api.say("PUT", "/api/users/{id}", "/api/users/none", "{\"role\": \"king\"}");
        api.say("DELETE", "/api/users/{id}/sessions", "/api/users/none/sessions", null);
        api.post("/api/auth/google", "{\"idToken\": \"x\"}");
    }

    private static String known(ApiDocument.Route route, Map<String, String> known) {
        String[] parts = route.path().split("/", -1);
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].startsWith("{")) {
                String kind = parts[i - 1];
                parts[i] = known.getOrDefault(kind, "nobody");
            }
        }
        List<String> query = new ArrayList<>();
        for (JsonNode parameter : route.description().path("parameters")) {
            String name = parameter.path("name").asString("");
            if (parameter.path("in").asString("").equals("query")
                    && parameter.path("required").asBoolean(false)) {
                query.add(name + "=" + known.get(name));
            }
        }
        return String.join("/", parts) + "?" + String.join("&", query);
    }

    /** Sends requests and compares each response with the document. */
    private final class CheckedApi {

        private final ApiDocument document;
        private final ApiCaller caller;

        private CheckedApi(ApiDocument document, ApiCaller caller) {
            this.document = document;
            this.caller = caller;
        }

        JsonNode post(String path, String json) throws Exception {
            return say("POST", path, path, json);
        }

        JsonNode upload(String route, String path, String csv) throws Exception {
            return compare("POST", route, caller.upload(path, csv));
        }

        JsonNode say(String method, String route, String path, String json) throws Exception {
            return compare(method, route, caller.send(method, path, json));
        }

        private JsonNode compare(String method, String route, HttpResponse<String> answer) {
            faults.addAll(document.faults(method, route, answer.statusCode(), answer.body()));
            return JsonMapper.shared().readTree(answer.body());
        }
    }
}
