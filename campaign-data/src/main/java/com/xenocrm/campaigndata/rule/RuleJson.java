package com.xenocrm.campaigndata.rule;

import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Conversion between rules and JSON text. */
final class RuleJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private RuleJson() {}

    static JsonNode read(String json) {
        return MAPPER.readTree(json);
    }

    /** Returns the submitted JSON as text, with nothing lost. */
    static String write(JsonNode sent) {
        return MAPPER.writeValueAsString(sent);
    }

    /** Returns the canonical form as text. */
    static String write(Rule rule) {
        return MAPPER.writeValueAsString(tree(rule));
    }

    private static Map<String, Object> tree(Rule rule) {
        return switch (rule) {
            case Rule.All all ->
                Map.of("all", all.parts().stream().map(RuleJson::tree).toList());
            case Rule.Any any ->
                Map.of("any", any.parts().stream().map(RuleJson::tree).toList());
            case Rule.Not not -> Map.of("not", tree(not.part()));
            case Rule.Condition condition -> {
                Map<String, Object> leaf = new LinkedHashMap<>();
                leaf.put("field", condition.field().name());
                leaf.put("operator", condition.operator().value());
                leaf.put("value", condition.value().plain());
                yield leaf;
            }
        };
    }
}
