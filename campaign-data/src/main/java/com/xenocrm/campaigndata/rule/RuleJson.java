package com.xenocrm.campaigndata.rule;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.kit.web.Refusal;

/** Conversion between rules and JSON text, and checks of the JSON's shape. */
final class RuleJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Row keys that rule editors leave in their JSON; ignored. */
    private static final Set<String> ROW_KEYS = Set.of("id", "_id");

    private RuleJson() {}

    /** Returns the rules of a request; refuses absent ones. */
    static JsonNode required(@Nullable JsonNode rules, String path) {
        if (rules == null || RuleParser.isAbsent(rules)) {
            throw Refusal.invalid(path, "is required");
        }
        return rules;
    }

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

    /** Refuses anything but an object with only these properties. */
    static void only(JsonNode node, String path, Set<String> allowed) {
        if (!node.isObject()) {
            throw Refusal.invalid(path, "must be an object");
        }
        for (String name : node.propertyNames()) {
            if (!allowed.contains(name) && !ROW_KEYS.contains(name)) {
                throw Refusal.invalid(path + "." + name, "is not known here");
            }
        }
    }

    /** Returns the list under this key; refuses an empty or missing one. */
    static JsonNode filledList(JsonNode node, String key, String path) {
        JsonNode list = node.path(key);
        if (!list.isArray()) {
            throw Refusal.invalid(path + "." + key, "must be a list");
        }
        if (list.isEmpty()) {
            throw Refusal.invalid(path + "." + key, "must hold at least one condition");
        }
        return list;
    }
}
