package com.xenocrm.ai.grammar;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What was understood of a description, and what was not.
 *
 * @param rules in the canonical spelling; null when nothing was understood
 * @param conditions the single conditions of the rules
 * @param notExpressed the parts that no rule says, each with a word on why where there is one
 */
public record Reading(@Nullable JsonNode rules, List<JsonNode> conditions, List<String> notExpressed) {

    /** Whether the rules say all that the words say. */
    public boolean isComplete() {
        return rules != null && notExpressed.isEmpty();
    }
}
