package com.xenocrm.campaigndata.template;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Kind of text that a template renders, with its limits in characters. */
public enum TemplateKind {
    /** Plain text. */
    TEXT(4_000, 20_000),
    /** Subject line. */
    SUBJECT(200, 1_000),
    /** HTML. */
    HTML(100_000, 150_000);

    private final int maxLength;
    private final int maxRendered;

    TemplateKind(int maxLength, int maxRendered) {
        this.maxLength = maxLength;
        this.maxRendered = maxRendered;
    }

    int maxLength() {
        return maxLength;
    }

    int maxRendered() {
        return maxRendered;
    }

    /** Returns values in the form in which they are inserted. */
    Map<String, @Nullable Object> values(Map<String, @Nullable Object> values) {
        return this == HTML ? escaped(values) : values;
    }

    private static Map<String, @Nullable Object> escaped(Map<?, ?> values) {
        Map<String, @Nullable Object> escaped = new HashMap<>();
        values.forEach((name, value) -> escaped.put(
                String.valueOf(name),
                switch (value) {
                    case String text -> escaped(text);
                    case Map<?, ?> nested -> escaped(nested);
                    case null, default -> value;
                }));
        return escaped;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
