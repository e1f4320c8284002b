package com.xenocrm.kit.apidoc;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ApiDocTest {

    private static final String FOUND = """
            {"paths": {"/a": {"post": {"responses": {"202": {"description": "Taken"}}}}},
             "components": {"schemas": {
                "Body": {"type": "object", "properties": {"x": {"type": "string"}, "y": {"type": "string"}}},
                "EnvelopeBody": {"type": "object", "required": ["success"], "properties": {
                    "success": {"type": "boolean"}, "data": {"$ref": "#/components/schemas/Body"},
                    "error": {"type": "string"}}}}}}""";

    @Test
    void readsARecordAsItIsWritten() throws Exception {
        ModelConverters converters = new ModelConverters(true);
        converters.addConverter(new ApiDocAutoConfiguration().apiDocModelResolver());

        var schemas = converters.readAll(new AnnotatedType(Order.class));

        assertThat(json(Json31.mapper().writeValueAsString(schemas))).isEqualTo(json("""
                {"ApiDocTestOrder": {"type": "object", "required": ["_id", "lines"], "properties": {
                    "_id": {"type": "string"}, "paid_at": {"type": "string"},
                    "lines": {"type": "array", "items": {"$ref": "#/components/schemas/ApiDocTestLine"}}}},
                 "ApiDocTestLine": {"type": "object", "required": ["unitPrice"],
                    "properties": {"unitPrice": {"type": "integer", "format": "int32"}}}}"""));
    }

    @Test
    void putsWhatIsWrittenByHandOverWhatWasFound() throws Exception {
        String document = with("""
                {"paths": {"/a": {"post": {"requestBody": {"required": true}, "responses": {}}}},
                 "components": {"schemas": {"Other": {"type": "number"},
                    "Body": {"type": "object", "properties": {"x": {"type": "integer"}}, "required": ["x"]}}}}""");

        assertThat(json(document).at("/paths/~1a/post")).isEqualTo(json("""
                {"requestBody": {"required": true}, "responses": {"202": {"description": "Taken"}}}"""));
        assertThat(json(document).at("/components/schemas/Other")).isEqualTo(json("{\"type\": \"number\"}"));
        assertThat(json(document).at("/components/schemas/Body")).isEqualTo(json("""
                {"type": "object", "required": ["x"],
                 "properties": {"x": {"type": "integer"}, "y": {"type": "string"}}}"""));
    }

    @Test
    void describesNoRouteThatIsNotThere() {
        assertThatThrownBy(() -> with("{\"paths\": {\"/b\": {\"post\": {\"responses\": {}}}}}"))
                .hasMessage("There is no POST /b to describe");
    }

    @Test
    void takesWhatARouteAnswersForSuccess() throws Exception {
        OpenAPI document = Json31.mapper().readValue(FOUND, OpenAPI.class);

        new EnvelopeSchemas().customise(document);

        assertThat(json(Json31.mapper().writeValueAsString(document)).at("/components/schemas/EnvelopeBody"))
                .isEqualTo(json("""
                        {"type": "object", "required": ["data", "success"], "properties": {
                            "success": {"type": "boolean", "const": true},
                            "data": {"$ref": "#/components/schemas/Body"}}}"""));
    }

    private static String with(String written) throws Exception {
        OpenAPI document = Json31.mapper().readValue(FOUND, OpenAPI.class);
        new HandWrittenSchemas(new ByteArrayResource(written.getBytes(StandardCharsets.UTF_8))).customise(document);
        return Json31.mapper().writeValueAsString(document);
    }

    private static JsonNode json(String text) throws Exception {
        return Json31.mapper().readTree(text);
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Order(@JsonProperty("_id") String id, @Nullable String paidAt, List<Line> lines) {}

    record Line(int unitPrice, @JsonAnyGetter Map<String, String> others) {}
}
