package com.xenocrm.e2e;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** OpenAPI document of the gateway; responses must not contain anything that it does not describe. */
final class ApiDocument {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final ObjectNode document;

    private ApiDocument(ObjectNode document) {
        this.document = document;
        close(document.path("components"));
    }

    static ApiDocument of(ApiCaller anybody) throws IOException, InterruptedException {
        HttpResponse<String> answer = anybody.send("GET", "/v3/api-docs", null);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new ApiDocument((ObjectNode) JsonMapper.shared().readTree(answer.body()));
    }

    String description() {
        return document.at("/info/description").stringValue();
    }

    List<Route> routes() {
        return document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(route ->
                                new Route(route.getKey().toUpperCase(Locale.ROOT), path.getKey(), route.getValue())))
                .toList();
    }

    /** Returns the differences between a response and the document. */
    List<String> faults(String method, String path, int status, String body) {
        JsonNode responses = document.path("paths")
                .path(path)
                .path(method.toLowerCase(Locale.ROOT))
                .path("responses");
        JsonNode response = resolved(responses.path(String.valueOf(status)));
        if (response.isMissingNode()) {
            return List.of("%s %s does not document the status %d: %s".formatted(method, path, status, body));
        }
        JsonNode schema = response.at("/content/application~1json/schema");
        if (schema.isMissingNode()) {
            return body.isEmpty() ? List.of() : List.of("%s %s does not describe %s".formatted(method, path, body));
        }
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.set("components", document.path("components"));
        whole.putArray("allOf").add(schema);
        return SCHEMAS.getSchema(whole).validate(body, InputFormat.JSON).stream()
                .map(Error::toString)
                .map(fault -> "%s %s %d %s".formatted(method, path, status, fault))
                .toList();
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").stringValue().substring(1)) : node;
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode schema && schema.has("properties") && !schema.has("additionalProperties")) {
            schema.put("additionalProperties", false);
        }
        node.forEach(ApiDocument::close);
    }

    record Route(String method, String path, JsonNode description) {

        /** Returns a path of this route with identifiers that do not exist. */
        String anyPath() {
            return path.replaceAll("\\{[^}]*}", "nobody");
        }

        boolean answersJson() {
            return description.at("/responses/200/content").has("application/json");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }
}
