package com.xenocrm.gateway.apidoc;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

class ApiDocumentMergerTest {

    private final ObjectNode whole = json("""
            {"info": {"description": "All."}, "paths": {}, "components": {}}""");
    private final ApiDocumentMerger merge = new ApiDocumentMerger(whole);

    @Test
    void putsTogetherWhatServicesSay() {
        merge.add("a", json("""
                {"paths": {"/api/x/{id}": {"get": {"operationId": "one"}}},
                 "components": {"schemas": {"Ref": {"$ref": "#/components/schemas/Thing"}, "Thing": {"type": "string"},
                                            "Same": {"type": "number"}}}}"""));
        merge.add("b", json("""
                {"paths": {"/auth/me": {"get": {"operationId": "one",
                            "responses": {"200": {"schema": {"$ref": "#/components/schemas/Ref"}}}}}},
                 "components": {"schemas": {"Ref": {"$ref": "#/components/schemas/Thing"}, "Thing": {"type": "boolean"},
                                            "Same": {"type": "number"}}}}"""));

        assertThat(whole).isEqualTo(json("""
                {"info": {"description": "All."},
                 "paths": {"/api/x/{id}": {"get": {"operationId": "a_one", "tags": ["x"]}},
                           "/auth/me": {"get": {"operationId": "b_one", "tags": ["auth"],
                             "responses": {"200": {"schema": {"$ref": "#/components/schemas/Ref_b"}}}}}},
                 "components": {"schemas": {
                    "Ref": {"$ref": "#/components/schemas/Thing"}, "Thing": {"type": "string"}, "Same": {"type": "number"},
                    "Ref_b": {"$ref": "#/components/schemas/Thing_b"}, "Thing_b": {"type": "boolean"}}}}"""));
    }

    @Test
    void saysWhoseRoutesAreMissing() {
        merge.leaveOut("ai-service");

        assertThat(whole.at("/info/description").stringValue())
                .isEqualTo("All.\n\n**ai-service does not answer right now: its routes are missing here.**");
    }

    private static ObjectNode json(String text) {
        return JsonMapper.shared().readValue(text, ObjectNode.class);
    }
}
