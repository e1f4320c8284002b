package com.xenocrm.ai.rules;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Envelope with rules and count also at its top level.
 *
 * @param rules rules in the canonical spelling; null if nothing could be expressed
 * @param count number of customers that match now
 */
record RuleAnswer(
        boolean success,
        String message,
        Rules data,
        @Nullable JsonNode rules,
        @Nullable Long count) {

    static RuleAnswer of(Rules rules) {
        String message = rules.rules() == null
                ? "No rule says this"
                : rules.notExpressed().isEmpty() ? "Rules for this audience" : "Rules for a part of this audience";
        return new RuleAnswer(true, message, rules, rules.rules(), rules.count());
    }

    /**
     * Rules and their reading.
     *
     * @param words reading of the rules in plain words
     * @param notExpressed parts of the description that the rules do not express
     */
    record Rules(
            @Nullable JsonNode rules,
            @Nullable String words,
            @Nullable Long count,
            @JsonProperty("not_expressed") List<String> notExpressed,
            String source) {}
}
