package com.xenocrm.ai.grammar;

import java.util.List;
import java.util.Map;

/** What a phrase comes to. */
sealed interface PhraseMeaning {

    /** One comparison of a field. */
    static PhraseMeaning of(String field, String operator, Object value) {
        return new Said(Map.of("field", field, "operator", operator, "value", value));
    }

    /** One comparison of a field with a number. */
    static PhraseMeaning of(String field, Comparison comparison) {
        return of(field, comparison.operator(), comparison.value());
    }

    /** All of these comparisons. */
    static PhraseMeaning all(List<Map<String, Object>> rules) {
        return new Said(rules.size() == 1 ? rules.getFirst() : Map.of("all", rules));
    }

    /** A rule, in the canonical spelling. */
    record Said(Map<String, Object> rule) implements PhraseMeaning {}

    /** Understood, but nothing that a rule can ask for. */
    record Unsayable(String why) implements PhraseMeaning {}
}
