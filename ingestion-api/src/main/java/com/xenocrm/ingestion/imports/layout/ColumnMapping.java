package com.xenocrm.ingestion.imports.layout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.kit.web.Refusal;

/**
 * Mapping of a file's columns by the caller.
 *
 * @param targets field or attribute, optionally with a type, by column in lower case; empty for a column to be ignored
 */
public record ColumnMapping(Map<String, String> targets) {

    /** Name of the parameter. */
    public static final String PARAMETER = "mapping";

    /** Parses {@code E-Mail:email,Points:points:number} or {@code {"E-Mail": "email", "Points": "points:number"}}. */
    public static ColumnMapping parse(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return new ColumnMapping(Map.of());
        }
        return new ColumnMapping(given.strip().startsWith("{") ? json(given) : pairs(given));
    }

    /** Returns the target of a column; null if it is not mapped. */
    @Nullable
    String of(String column) {
        return targets.get(column.toLowerCase(Locale.ROOT));
    }

    /** Returns mapped columns that are not in the file. */
    List<String> beside(List<String> header) {
        return targets.keySet().stream()
                .filter(column -> header.stream().noneMatch(column::equalsIgnoreCase))
                .toList();
    }

    private static Map<String, String> pairs(String given) {
        Map<String, String> targets = new LinkedHashMap<>();
        for (String pair : given.split(",", -1)) {
            int colon = pair.indexOf(':');
            if (colon < 1) {
                throw malformed();
            }
            put(targets, pair.substring(0, colon), pair.substring(colon + 1));
        }
        return targets;
    }

    private static Map<String, String> json(String given) {
        Map<String, String> targets = new LinkedHashMap<>();
        try {
            JsonNode object = JsonMapper.shared().readTree(given);
            if (!object.isObject() || !object.valueStream().allMatch(JsonNode::isString)) {
                throw malformed();
            }
            object.properties()
                    .forEach(column ->
                            put(targets, column.getKey(), column.getValue().stringValue()));
        } catch (JacksonException e) {
            throw malformed();
        }
        return targets;
    }

    private static Refusal malformed() {
        return Refusal.invalid(
                PARAMETER, "must be column:field pairs separated by commas, or a JSON object of strings");
    }

    private static void put(Map<String, String> targets, String column, String target) {
        if (targets.put(column.strip().toLowerCase(Locale.ROOT), target.strip()) != null) {
            throw Refusal.invalid(PARAMETER, "names the column " + column.strip() + " twice");
        }
    }
}
