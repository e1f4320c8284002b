package com.xenocrm.ai.rules;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.ai.grammar.AmountFinder;
import com.xenocrm.campaignkit.rule.RuleParser;
import com.xenocrm.kit.web.Refusal;

/** A part of a description that the grammar could not express, and what the model makes of it. */
record UnparsedPart(String words) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Fields that the model may use; what else there is about a customer is personal. */
    private static final List<String> FIELDS = List.of("total_spend", "visits_count", "inactive_days", "tags");

    /** The condition, when the validator takes it and its value is in these words. */
    Optional<JsonNode> condition(JsonNode said) {
        String field = said.path("field").asString("");
        if (!FIELDS.contains(field) && !field.startsWith("attributes.")) {
            return Optional.empty();
        }
        JsonNode condition = JSON.valueToTree(
                Map.of("field", field, "operator", said.path("operator").asString(""), "value", said.path("value")));
        try {
            RuleParser.parse(condition);
            return holds(said.path("value")) ? Optional.of(condition) : Optional.empty();
        } catch (Refusal _) {
            return Optional.empty();
        }
    }

    private boolean holds(JsonNode value) {
        return value.isNumber()
                ? AmountFinder.in(words).stream().anyMatch(number -> number.compareTo(value.decimalValue()) == 0)
                : (" " + words.toLowerCase(Locale.ROOT) + " ")
                        .matches("(?s).*[^\\p{L}\\p{N}]"
                                + Pattern.quote(value.asString("").strip().toLowerCase(Locale.ROOT))
                                + "[^\\p{L}\\p{N}].*");
    }
}
