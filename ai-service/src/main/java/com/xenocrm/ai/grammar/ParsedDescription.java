package com.xenocrm.ai.grammar;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What was understood of a description, and what was not.
 *
 * @param rules in the canonical spelling; null when nothing was understood
 * @param unsayable the parts that were understood and that no rule can say, with the reasons
 * @param unknown the parts that were not understood
 */
public record ParsedDescription(@Nullable JsonNode rules, List<String> unsayable, List<String> unknown) {

    /** All that the rules do not say. */
    public List<String> notExpressed() {
        return Stream.concat(unsayable.stream(), unknown.stream()).toList();
    }
}
