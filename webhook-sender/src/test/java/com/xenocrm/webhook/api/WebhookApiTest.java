package com.xenocrm.webhook.api;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@SpringBootTest(
        properties = {
            "RABBITMQ_URI=amqp://localhost:1",
            "CRM_LOCAL=true",
            "spring.cloud.stream.default.consumer.auto-startup=false"
        })
@AutoConfigureMockMvc
class WebhookApiTest {

    private static final String URL = "https://203.0.113.1/hooks";
    private static final String NEW = "{\"url\": \"%s\", \"events\": [\"campaign.completed\", \"import.failed\"]}";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private MongoOperations mongo;

    @DynamicPropertySource
    static void outside(DynamicPropertyRegistry properties) {
        properties.add("MONGO_URI", TestMongo::uri);
        properties.add("MONGO_DB_NAME", () -> TestMongo.newDatabase("webhooks"));
    }

    @BeforeEach
    void clear() {
        mongo.getCollection("webhooks").deleteMany(new Document());
        mongo.getCollection("webhook_deliveries").deleteMany(new Document());
    }

    @Test
    void showsTheSecretOnlyOnce() throws Exception {
        ResultActions created = post("/api/webhooks", NEW.formatted("https://example.com/hooks"));

        created.andExpect(status().isCreated())
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(jsonPath("$.data.status").value("enabled"))
                .andExpect(jsonPath("$.data.events[0]").value("campaign.completed"))
                .andExpect(jsonPath("$.data.version").value(1));
        assertThat(data(created).get("secret").asString()).matches("whsec_[A-Za-z0-9+/]{43}=");
        get("/api/webhooks/" + id(created))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.data.url").value("https://example.com/hooks"))
                .andExpect(jsonPath("$.data.secret").doesNotExist());
        get("/api/webhooks")
                .andExpect(jsonPath("$.count").value(1))
                .andExpect(jsonPath("$.data[0].secret").doesNotExist());
    }

    @Test
    void createsOneForARepeatedRequest() throws Exception {
        String body = NEW.formatted("https://example.com/hooks");

        JsonNode first = data(create(body, "key-1"));
        JsonNode second = data(create(body, "key-1"));

        assertThat(second).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                        | url
            {"url": "https://example.com"}                                            | events
            {"url": "https://example.com", "events": []}                              | events
            {"url": "https://example.com", "events": ["campaign.done"]}               | events[0]
            {"url": "https://example.com", "events": ["webhook.test"]}                | events[0]
            {"url": "https://example.com", "events": [null]}                          | events[0]
            {"url": "https://example.com", "event": ["campaign.completed"]}           | event
            {"url": "http://example.com", "events": ["campaign.completed"]}           | url
            {"url": "https://user@example.com", "events": ["campaign.completed"]}     | url
            {"url": "https://example.com/#a", "events": ["campaign.completed"]}       | url
            {"url": "https://example.com:70000", "events": ["campaign.completed"]}    | url
            {"url": "https:///hooks", "events": ["campaign.completed"]}               | url
            {"url": "file:///etc/passwd", "events": ["campaign.completed"]}           | url
            {"url": "https://127.0.0.1", "events": ["campaign.completed"]}            | url
            {"url": "https://[::1]/", "events": ["campaign.completed"]}               | url
            {"url": "https://10.1.2.3", "events": ["campaign.completed"]}             | url
            {"url": "https://169.254.169.254", "events": ["campaign.completed"]}      | url
            {"url": "https://localhost", "events": ["campaign.completed"]}            | url
            {"url": "https://a.example", "events": ["import.failed"], "status": "paused"} | status
            {"url": "https://a.example", "events": ["import.failed"], "description": "a\\u0000"} | description
            """)
    void refusesWhatIsNoWebhook(String body, String field) throws Exception {
        post("/api/webhooks", body)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.data.errors[0].field").value(field));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            []
            "text"
            {"url": 5, "events": "campaign.completed"}
            {"url": {"$gt": ""}, "events": ["campaign.completed"]}
            {"url": "https://example.com", "events": {"$ne": ""}}
            {"url
            """)
    void refusesMalformedBodies(String body) throws Exception {
        post("/api/webhooks", body).andExpect(status().isBadRequest());
        assertThat(mongo.getCollection("webhooks").countDocuments()).isZero();
    }

    @Test
    void editsTheVersionThatTheCallerHasSeen() throws Exception {
        String id = webhook();

        put(id, "{\"events\": [\"campaign.paused\"], \"version\": 1}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.data.events.length()").value(1))
                .andExpect(jsonPath("$.data.version").value(2));
        put(id, "{\"description\": \"For the shop\", \"version\": 1}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.error").value("WEBHOOK_CHANGED"));
        put(id, "{\"url\": \"https://10.0.0.1/\"}").andExpect(status().isBadRequest());
        put(id, "{\"status\": \"disabled\"}").andExpect(status().isBadRequest());
    }

    @Test
    void pausesAndEnables() throws Exception {
        String id = webhook();

        put(id, "{\"status\": \"paused\"}").andExpect(jsonPath("$.data.status").value("paused"));
        post("/api/webhooks/" + id + "/test", "")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.error").value("WEBHOOK_NOT_ENABLED"));
        put(id, "{\"status\": \"enabled\"}").andExpect(jsonPath("$.data.status").value("enabled"));

        assertThat(mongo.getCollection("audit_log")
                        .find(new Document("subject", id))
                        .map(each -> each.getString("action")))
                .containsExactlyInAnyOrder("webhook_created", "webhook_paused", "webhook_enabled");
    }

    @Test
    void rotatesTheSecret() throws Exception {
        ResultActions created = post("/api/webhooks", NEW.formatted(URL.replace("203.0.113.1", "example.com")));

        ResultActions rotated = post("/api/webhooks/" + id(created) + "/secret", "");

        rotated.andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(jsonPath("$.data.previous_secret_until").isNotEmpty());
        assertThat(data(rotated).get("secret")).isNotEqualTo(data(created).get("secret"));
    }

    @Test
    void listsAndReplaysDeliveries() throws Exception {
        String id = webhook();
        String delivery = data(post("/api/webhooks/" + id + "/test", "").andExpect(status().isAccepted()))
                .get("_id")
                .asString();
        mongo.getCollection("webhook_deliveries")
                .updateOne(
                        new Document("_id", delivery),
                        new Document("$set", new Document("status", "FAILED"))
                                .append("$unset", new Document("due_at", "")));

        get("/api/webhooks/" + id + "/deliveries?status=failed")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.data[0].type").value("webhook.test"))
                .andExpect(jsonPath("$.data[0].status").value("failed"));
        post("/api/webhooks/" + id + "/deliveries/" + delivery + "/replay", "")
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.data.status").value("waiting"));
        post("/api/webhooks/" + id + "/deliveries/" + delivery + "/replay", "")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.error").value("DELIVERY_WAITING"));
        post("/api/webhooks/" + id + "/deliveries/other/replay", "").andExpect(status().isNotFound());
        get("/api/webhooks/" + id + "/deliveries?status=lost").andExpect(status().isBadRequest());
        get("/api/webhooks/" + id + "/deliveries?colour=red").andExpect(status().isBadRequest());
    }

    @Test
    void replaysWhatFailedSinceATime() throws Exception {
        String id = webhook();
        for (int i = 0; i < 3; i++) {
            mongo.getCollection("webhook_deliveries")
                    .insertOne(new Document(Map.of(
                            "_id",
                            id + "-" + i,
                            "webhook_id",
                            id,
                            "status",
                            i == 2 ? "DELIVERED" : "FAILED",
                            "created_at",
                            java.util.Date.from(Instant.parse("2026-03-0" + (i + 1) + "T10:00:00Z")))));
        }

        post("/api/webhooks/" + id + "/replay", "{\"since\": \"2026-03-02T00:00:00Z\"}")
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.data.replayed").value(1));
        post("/api/webhooks/" + id + "/replay", "{\"since\": \"yesterday\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.data.errors[0].field").value("since"));
        post("/api/webhooks/" + id + "/replay", "{}").andExpect(status().isBadRequest());
    }

    @Test
    void deletesAWebhookWithItsDeliveries() throws Exception {
        String id = webhook();
        post("/api/webhooks/" + id + "/test", "");

        send(HttpMethod.DELETE, "/api/webhooks/" + id, "", "admin").andExpect(status().isOk());

        get("/api/webhooks/" + id).andExpect(status().isNotFound());
        send(HttpMethod.DELETE, "/api/webhooks/" + id, "", "admin").andExpect(status().isNotFound());
        assertThat(mongo.getCollection("webhook_deliveries").countDocuments()).isZero();
    }

    @Test
    void answersAdminsOnly() throws Exception {
        String id = webhook();

        for (String path : new String[] {"", "/" + id, "/" + id + "/deliveries"}) {
            send(HttpMethod.GET, "/api/webhooks" + path, "", "marketer").andExpect(status().isForbidden());
        }
        for (String path : new String[] {"", "/" + id + "/secret", "/" + id + "/test", "/" + id + "/replay"}) {
            send(HttpMethod.POST, "/api/webhooks" + path, "{}", "marketer").andExpect(status().isForbidden());
        }
        send(HttpMethod.DELETE, "/api/webhooks/" + id, "", "marketer").andExpect(status().isForbidden());
    }

    @Test
    void holdsNoMoreThanFiftyWebhooks() throws Exception {
        for (int i = 0; i < 50; i++) {
            webhook();
        }

        post("/api/webhooks", NEW.formatted("https://example.com/hooks"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.error").value("WEBHOOK_LIMIT"));
    }

    private String webhook() throws Exception {
        return id(post("/api/webhooks", NEW.formatted("https://no-such-host.invalid/hooks")));
    }

    private ResultActions get(String path) throws Exception {
        return send(HttpMethod.GET, path, "", "admin");
    }

    private ResultActions post(String path, String body) throws Exception {
        return send(HttpMethod.POST, path, body, "admin");
    }

    private ResultActions put(String id, String body) throws Exception {
        return send(HttpMethod.PUT, "/api/webhooks/" + id, body, "admin");
    }

    private ResultActions create(String body, String key) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.post("/api/webhooks")
                .with(jwt().jwt(token -> token.subject("u-1").claim("role", "admin")))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private ResultActions send(HttpMethod method, String path, String body, String role) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.request(method, URI.create(path))
                .with(jwt().jwt(token ->
                        token.subject("u-1").claim("role", role).claim("email", "me@xeno.example")))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private static JsonNode data(ResultActions answer) throws Exception {
        return JsonMapper.shared()
                .readTree(answer.andReturn().getResponse().getContentAsString())
                .get("data");
    }

    private static String id(ResultActions answer) throws Exception {
        return data(answer).get("_id").asString();
    }
}
