package com.xenocrm.ai.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.ai.grammar.DescriptionParser;
import com.xenocrm.campaigndata.rule.RuleParser;
import com.xenocrm.kit.web.Refusal;

/** A part of a description that the grammar does not understand, and the check of the model's condition for it. */
record UnparsedPart(String words) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
    private static final Pattern MORE =
            pattern("more than|over|above|exceed|beyond|greater|higher|older|longer|>(?!=)");
    private static final Pattern AT_LEAST = pattern("at least|or more|minimum|no less|upwards|\\d\\+|>=|≥");
    private static final Pattern LESS = pattern("less than|under|below|fewer|lower|younger|shorter|<(?!=)");
    private static final Pattern AT_MOST = pattern("at most|or less|or fewer|maximum|no more|up to|within|<=|≤");
    private static final Pattern RANGE = pattern("between|from .*\\bto\\b|\\d ?[-–] ?\\d");
    private static final Pattern PART_OF_A_TEXT = pattern("contain|start|begin|includ|like");
    private static final Map<String, Pattern> OPERATORS = Map.of(
            ">",
            MORE,
            ">=",
            AT_LEAST,
            "<",
            LESS,
            "<=",
            AT_MOST,
            "between",
            RANGE,
            "contains",
            PART_OF_A_TEXT,
            "startsWith",
            PART_OF_A_TEXT);

    /** Words that no condition needs to express, apart from those of a comparison and of its field. */
    private static final Set<String> PLAIN =
            words("a an the of in from at by with who that which are is were was have has had been "
                    + "our my their they those all any every customer customers people users shoppers buyers clients members spenders folks "
                    + "live living lives based located residing born whose as to than");

    private static final Set<String> COMPARING =
            words("more over above exceeding exceeds beyond greater higher older longer at least minimum "
                    + "less upwards under below fewer lower younger shorter most maximum up within between contains containing contain "
                    + "starting starts start beginning begins including includes like exactly equal equals");

    /** Fields that the model may use, with words for them. Other data of a customer is personal. */
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "total_spend",
                    words(
                            "total spend spent spends spending money paid pay worth value lifetime shelled out dropped splashed"
                                    + " rupees dollars euros pounds bought purchases k lakh lakhs crore crores million thousand hundred"),
            "visits_count",
                    words(
                            "visit visits visited order orders ordered purchase purchases purchased time times came shopped bought"),
            "inactive_days",
                    words(
                            "inactive dormant lapsed idle silent day days week weeks month months year years ago last since for seen"),
            "tags", words("tag tags tagged labelled labeled marked flagged"));

    /** Returns the condition if it is valid and expresses this part and no more; each word must count. */
    Optional<JsonNode> condition(JsonNode said) {
        String field = said.path("field").asString("");
        String operator = said.path("operator").asString("");
        JsonNode value = said.path("value");
        if (!FIELDS.containsKey(field) && !field.startsWith("attributes.")) {
            return Optional.empty();
        }
        JsonNode condition = JSON.valueToTree(Map.of("field", field, "operator", operator, "value", value));
        try {
            RuleParser.parse(condition);
        } catch (Refusal _) {
            return Optional.empty();
        }
        return holds(value)
                        && (!value.isNumber()
                                || DescriptionParser.amounts(words).size() == 1)
                        && hasOperator(field, operator)
                        && leftOver(field, value).isEmpty()
                ? Optional.of(condition)
                : Optional.empty();
    }

    private boolean holds(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().allMatch(this::holds);
        }
        return value.isNumber()
                ? DescriptionParser.amounts(words).stream()
                        .anyMatch(number -> number.compareTo(value.decimalValue()) == 0)
                : (" " + words.toLowerCase(Locale.ROOT) + " ")
                        .matches("(?s).*[^\\p{L}\\p{N}]"
                                + Pattern.quote(value.asString("").strip().toLowerCase(Locale.ROOT))
                                + "[^\\p{L}\\p{N}].*");
    }

    /** Checks the operator: a negation needs a word that the grammar understands, and a time alone means "at least". */
    private boolean hasOperator(String field, String operator) {
        Pattern needed = OPERATORS.get(operator);
        boolean compares = OPERATORS.values().stream()
                .anyMatch(words -> words.matcher(words()).find());
        if (needed != null && needed.matcher(words).find()) {
            return true;
        }
        return !compares && (operator.equals("=") || (field.equals("inactive_days") && operator.equals(">=")));
    }

    private List<String> leftOver(String field, JsonNode value) {
        Set<String> known = Stream.of(
                        PLAIN,
                        COMPARING,
                        FIELDS.getOrDefault(field, words(field.replaceAll("[._]", " "))),
                        words(value.isArray() ? value.toString() : value.asString("")))
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
        return WORD.matcher(words.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .filter(Predicate.not(known::contains))
                .filter(word ->
                        !value.isNumber() || DescriptionParser.amounts(word).isEmpty())
                .toList();
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}_]+"))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Pattern pattern(String words) {
        return Pattern.compile("(?i)(?:" + words + ")");
    }
}
