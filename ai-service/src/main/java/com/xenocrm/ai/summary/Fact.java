package com.xenocrm.ai.summary;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing a summary may say.
 *
 * @param value a number or a word
 * @param text the value as it is written in the paragraph
 * @param about the customers that it is about, such as {@code customers with over 10K spend}; null when it is about all
 */
record Fact(
        String name,
        Object value,
        String text,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String about) {

    /** A fact about the whole campaign. */
    static Fact of(String name, Object value, String text) {
        return new Fact(name, value, text, null);
    }

    /** The same of these customers only. */
    Fact about(CustomerBand band) {
        return new Fact(band.of(name), value, text, band.people());
    }

    /** Who it is about, as the beginning of a sentence. */
    String subject() {
        String people = about == null ? "customers" : about;
        return people.substring(0, 1).toUpperCase(Locale.ROOT) + people.substring(1);
    }
}
