package com.xenocrm.ingestion.row;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import com.xenocrm.kit.text.InvalidTextException;
import com.xenocrm.kit.text.PlainText;

/** Attributes of a row beside its known fields: scalars under plain names. Nothing is dropped silently. */
public final class Attributes {

    /** Field that may contain attributes explicitly. */
    public static final Field FIELD = Field.of("attributes");

    private static final String GIVEN_TWICE = "is given twice, with different values";
    private static final int MOST = 50;
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_TEXT = 1_024;
    private static final BigDecimal LARGEST_NUMBER = new BigDecimal("1e15");

    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Set<String> cleared = new LinkedHashSet<>();

    private Attributes() {}

    /** Returns the attributes in that field and all unknown fields of the row. */
    public static Attributes of(Row row, Set<String> known) {
        Attributes attributes = new Attributes();
        JsonNode object = row.find(FIELD);
        if (object != null) {
            if (!object.isObject()) {
                throw row.problem(FIELD, "must be an object");
            }
            object.properties()
                    .forEach(entry -> attributes.add(
                            row.pathTo(FIELD.name() + "." + entry.getKey()), entry.getKey(), entry.getValue()));
        }
        row.beside(known).stream()
                .filter(entry -> isName(entry.getKey()) || !entry.getValue().isNull())
                .forEach(entry -> attributes.add(row.pathTo(entry.getKey()), entry.getKey(), entry.getValue()));
        if (attributes.values.size() + attributes.cleared.size() > MOST) {
            throw row.problem(FIELD, "are more than " + MOST);
        }
        return attributes;
    }

    /** Returns the values by name. */
    public Map<String, Object> values() {
        return values;
    }

    /** Returns the names with the value null. */
    public Set<String> cleared() {
        return cleared;
    }

    private void add(String path, String name, JsonNode value) {
        if (!isName(name)) {
            throw new RowProblem(
                    path,
                    "is not a known field, and an attribute's name is 1 to 64 lower-case letters, digits or underscores");
        }
        if (value.isNull() ? values.containsKey(name) : cleared.contains(name)) {
            throw new RowProblem(path, GIVEN_TWICE);
        }
        if (value.isNull()) {
            cleared.add(name);
            return;
        }
        if (value.isString() && PlainText.isBlank(value.stringValue())) {
            return;
        }
        Object scalar = scalar(path, value);
        if (scalar == null) {
            throw new RowProblem(path, "an attribute is a text of at most 1024 characters, a number, or true or false");
        }
        Object before = values.putIfAbsent(name, scalar);
        if (before != null && !before.equals(scalar)) {
            throw new RowProblem(path, GIVEN_TWICE);
        }
    }

    /** Returns whether this is a valid name of an attribute. */
    public static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_');
    }

    private static @Nullable Object scalar(String path, JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> text(path, value.stringValue());
            case BOOLEAN -> value.booleanValue();
            case NUMBER -> number(value);
            default -> null;
        };
    }

    private static String text(String path, String given) {
        try {
            return PlainText.normalise(given, LONGEST_TEXT);
        } catch (InvalidTextException e) {
            throw new RowProblem(path, e.fault());
        }
    }

    private static @Nullable Object number(JsonNode value) {
        BigDecimal number = value.decimalValue();
        if (number.abs().compareTo(LARGEST_NUMBER) > 0) {
            return null;
        }
        if (value.isIntegralNumber()) {
            return number.longValue();
        }
        double stored = number.doubleValue();
        return BigDecimal.valueOf(stored).compareTo(number) == 0 ? stored : null;
    }
}
