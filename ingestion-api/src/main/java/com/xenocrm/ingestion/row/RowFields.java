package com.xenocrm.ingestion.row;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Fields of a row in whatever spelling they are given. */
class RowFields {

    private final JsonNode json;
    private final String path;

    RowFields(JsonNode json, String path) {
        if (!json.isObject()) {
            throw path.isEmpty() ? new RowProblem("must be an object") : new RowProblem(path, "must be an object");
        }
        this.json = json;
        this.path = path;
    }

    /** Returns the first value of the field that is not null, in any spelling. */
    public @Nullable JsonNode find(Field field) {
        String spelling = spelling(field);
        return spelling == null ? null : json.get(spelling);
    }

    /** Returns the refusal of the row because of this field. */
    public RowProblem problem(Field field, String fault) {
        String spelling = spelling(field);
        return new RowProblem(pathTo(spelling == null ? field.name() : spelling), fault);
    }

    /** Returns the value; refuses the row if it is missing. */
    public <T> T required(Field field, @Nullable T value) {
        if (value == null) {
            throw problem(field, "is required");
        }
        return value;
    }

    /** Refuses a row that gives one of these fields two values under different spellings; an {@code _id} may differ. */
    public void refuseContradictions(List<Field> fields) {
        for (Field field : fields) {
            long values = field.spellings().stream()
                    .filter(spelling -> !spelling.equals("_id") && !spelling.equals("id"))
                    .map(json::get)
                    .filter(value -> value != null && !value.isNull())
                    .map(value -> value.isContainer() ? value : value.asString())
                    .distinct()
                    .count();
            if (values > 1) {
                throw problem(field, "is given twice, with different values");
            }
        }
    }

    /** Returns whether the row clears the field: null without a value in any spelling. */
    public boolean isCleared(Field field) {
        return spelling(field) == null && field.spellings().stream().anyMatch(json::has);
    }

    /** Returns the properties of the row other than these, which are given in all their spellings. */
    public List<Map.Entry<String, JsonNode>> beside(Set<String> known) {
        return json.properties().stream()
                .filter(property -> !known.contains(property.getKey()))
                .toList();
    }

    @Nullable
    String spelling(Field field) {
        for (String spelling : field.spellings()) {
            JsonNode value = json.get(spelling);
            if (value != null && !value.isNull()) {
                return spelling;
            }
        }
        return null;
    }

    /** Returns the path in the request's row, such as {@code products[0].price}. */
    String pathTo(@Nullable String spelling) {
        return path.isEmpty() ? String.valueOf(spelling) : path + "." + spelling;
    }
}
