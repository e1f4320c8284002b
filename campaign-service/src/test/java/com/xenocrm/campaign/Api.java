package com.xenocrm.campaign;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;

import org.bson.Document;
import org.bson.types.Decimal128;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

/** Client of the service as a signed-in user, and creation of customers. */
public class Api {

    private final MockMvc mvc;
    private final MongoOperations mongo;

    Api(MockMvc mvc, MongoOperations mongo) {
        this.mvc = mvc;
        this.mongo = mongo;
    }

    public ResultActions get(String path) throws Exception {
        return send(HttpMethod.GET, path, "");
    }

    public ResultActions post(String path, String body) throws Exception {
        return send(HttpMethod.POST, path, body);
    }

    /** Posts with an idempotency key. */
    public ResultActions post(String path, String body, String key) throws Exception {
        return mvc.perform(request(HttpMethod.POST, path, body).header("Idempotency-Key", key));
    }

    public ResultActions put(String path, String body) throws Exception {
        return send(HttpMethod.PUT, path, body);
    }

    public ResultActions delete(String path) throws Exception {
        return send(HttpMethod.DELETE, path, "");
    }

    /** Returns {@code data} of the answer. */
    public static JsonNode data(ResultActions answer) throws Exception {
        return JsonMapper.shared()
                .readTree(answer.andReturn().getResponse().getContentAsString())
                .get("data");
    }

    /** Launches a campaign to the customers with this tag and returns its id. */
    public String launch(String tag) throws Exception {
        return launch(tag, "Hi {name}, you spent {{ total_spend }}");
    }

    /** Launches a campaign with this message and returns its id. */
    public String launch(String tag, String message) throws Exception {
        var created = post("/api/campaigns/create", """
                {"name": "Spring", "message": "%s",
                 "rules": {"field": "tags", "operator": "=", "value": "%s"}}
                """.formatted(message, tag));
        return data(created).at("/campaign/_id").stringValue();
    }

    /** Creates customers with a unique tag and returns the tag. */
    public String customers(int count) {
        String tag = "tag-" + UUID.randomUUID();
        List<Document> customers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            customers.add(new Document("_id", "%s-%05d".formatted(tag, i))
                    .append("name", "Customer " + i)
                    .append("email", "%d@%s.example".formatted(i, tag))
                    .append("total_spend", new Decimal128(BigDecimal.valueOf(i)))
                    .append("visits_count", i % 5)
                    .append("tags", List.of(tag))
                    .append("created_at", Date.from(Instant.EPOCH)));
        }
        mongo.getCollection("customers").insertMany(customers);
        return tag;
    }

    private ResultActions send(HttpMethod method, String path, String body) throws Exception {
        return mvc.perform(request(method, path, body));
    }

    private static MockHttpServletRequestBuilder request(HttpMethod method, String path, String body) {
        return MockMvcRequestBuilders.request(method, URI.create(path))
                .with(jwt().jwt(token ->
                        token.subject("user-1").claim("role", "user").claim("email", "me@xeno.example")))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }

    /** Returns the cursor after the row with this identifier, in a list sorted by identifier. */
    public static String cursor(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(("\n" + id).getBytes(StandardCharsets.UTF_8));
    }
}
