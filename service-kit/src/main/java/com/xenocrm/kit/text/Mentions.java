package com.xenocrm.kit.text;

import java.util.regex.Pattern;

import tools.jackson.databind.json.JsonMapper;

/** Patterns that find an address or identifier in a text, but no longer one that contains it; for Java and MongoDB. */
public final class Mentions {

    private static final JsonMapper JSON = new JsonMapper();

    /** Start of a text, a character that an address hardly contains, or an escaped character of a JSON text. */
    private static final String BEFORE = "(?:^|(?<=[^A-Za-z0-9._+-])|(?<=\\\\[bfnrt])|(?<=\\\\u[0-9A-Fa-f]{4}))";

    private static final String AFTER = "(?![A-Za-z0-9_-]|\\.[A-Za-z0-9])";

    private Mentions() {}

    /** Returns the pattern of an address, in upper or lower case. */
    public static Pattern ofAddress(String address) {
        return Pattern.compile(BEFORE + literal(address) + AFTER, Pattern.CASE_INSENSITIVE);
    }

    /** Returns the pattern of a JSON field with this value. */
    public static Pattern ofField(String field, String value) {
        return ofField(field, "", value);
    }

    /** Returns the pattern of a JSON field whose text is a part without colon, a colon and this value. */
    public static Pattern ofFieldAfterColon(String field, String value) {
        return ofField(field, "[^\":]*:", value);
    }

    private static Pattern ofField(String field, String before, String value) {
        String json = JSON.writeValueAsString(value);
        return Pattern.compile("\"%s\"\\s*:\\s*\"?%s%s\"?\\s*(?:[,}\\]]|$)"
                .formatted(literal(field), before, literal(json.substring(1, json.length() - 1))));
    }

    private static String literal(String text) {
        return text.replaceAll("\\p{Punct}", "\\\\$0");
    }
}
