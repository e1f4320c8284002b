package com.xenocrm.campaigndata.rule;

import java.util.Set;

import tools.jackson.databind.JsonNode;

import com.xenocrm.kit.web.Refusal;

/** Checks of a JSON object's shape. */
final class JsonShape {

    /** Row keys that rule editors leave in their JSON; ignored. */
    private static final Set<String> ROW_KEYS = Set.of("id", "_id");

    private JsonShape() {}

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
