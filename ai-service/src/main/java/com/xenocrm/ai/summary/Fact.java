package com.xenocrm.ai.summary;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Figure or word that a summary may state.
 *
 * @param value a number or a word
 * @param text value as written in the paragraph
 * @param about customers concerned, such as {@code customers with over 10K spend}; null for the whole campaign
 */
record Fact(
        String name,
        Object value,
        String text,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String about) {

    /** Returns a fact about the whole campaign. */
    static Fact of(String name, Object value, String text) {
        return new Fact(name, value, text, null);
    }

    /** Returns the fact for one band of customers. */
    Fact about(CustomerBand band) {
        return new Fact(band.of(name), value, text, band.people());
    }
}
