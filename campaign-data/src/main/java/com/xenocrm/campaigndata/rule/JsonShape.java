package com.xenocrm.campaigndata.rule;

import java.util.Set;

import tools.jackson.databind.JsonNode;

import com.xenocrm.kit.web.Refusal;

/** Checks of a JSON object's shape. */
final class JsonShape {

    /** Row keys that rule editors leave in what they send; they mean nothing. */
    private static final Set<String> ROW_KEYS = Set.of("id", "_id");

    private JsonShape() {}

    /** Refuses what is not an object, and any property but these. */
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

    /** The list under this key; a group without parts is refused. */
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
