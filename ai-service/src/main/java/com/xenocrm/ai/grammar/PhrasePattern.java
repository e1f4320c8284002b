package com.xenocrm.ai.grammar;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.ai.numbers.NormalisedText;
import com.xenocrm.campaigndata.rule.RuleParser;
import com.xenocrm.kit.web.Refusal;

/** A phrase and its meaning, which may depend on the author's own words. */
record PhrasePattern(Pattern words, BiFunction<Matcher, NormalisedText, Meaning> meaning) {

    PhrasePattern(String words, BiFunction<Matcher, NormalisedText, Meaning> meaning) {
        this(Grammar.pattern(words), meaning);
    }

    /** Returns a phrase with a time in the group {@code span}, which is compared with the days since the last activity. */
    static PhrasePattern inactive(String words, String usual) {
        return new PhrasePattern(
                words, (found, _) -> Comparison.days(found.group("span"), usual).on("inactive_days"));
    }

    /** Returns a phrase with a number in the group {@code number}; without a word of comparison the number is exact. */
    static PhrasePattern number(String field, String words) {
        return new PhrasePattern(
                words, (found, _) -> Comparison.number(found.group("number")).on(field));
    }

    /** Returns a phrase with two comparisons, in the groups {@code number} and {@code other}. */
    static PhrasePattern twoEnds(String field, String words) {
        return new PhrasePattern(
                words,
                (found, _) -> Meaning.all(Stream.of("number", "other")
                        .map(group -> Comparison.number(found.group(group)).condition(field))
                        .toList()));
    }

    /** Returns a phrase with one meaning. */
    static PhrasePattern fixed(String words, String field, String operator, Object value) {
        return new PhrasePattern(words, (_, _) -> Meaning.of(field, operator, value));
    }

    /** Returns a phrase that no rule can express. */
    static PhrasePattern unsayable(String words, String reason) {
        return new PhrasePattern(words, (_, _) -> new Meaning.Unsayable(reason));
    }

    /** Meaning of a phrase. */
    sealed interface Meaning {

        /** Returns one condition. */
        static Meaning of(String field, String operator, Object value) {
            return new Said(Map.of("field", field, "operator", operator, "value", value));
        }

        /** Returns several conditions, all of which must hold. */
        static Meaning all(List<Map<String, Object>> rules) {
            return new Said(rules.size() == 1 ? rules.getFirst() : Map.of("all", rules));
        }

        /** Returns several conditions, one of which must hold. */
        static Meaning any(List<Map<String, Object>> rules) {
            return new Said(rules.size() == 1 ? rules.getFirst() : Map.of("any", rules));
        }

        /** Returns this meaning, or the reason why its rule is not valid. */
        default Meaning checked() {
            return this;
        }

        /** A rule, in the canonical spelling. */
        record Said(Map<String, Object> rule) implements Meaning {

            private static final JsonMapper JSON = JsonMapper.shared();

            @Override
            public Meaning checked() {
                try {
                    RuleParser.parse(JSON.valueToTree(rule));
                    return this;
                } catch (Refusal refusal) {
                    return new Unsayable(refusal.reason());
                }
            }
        }

        /** A phrase that is understood, but that no rule can express. */
        record Unsayable(String reason) implements Meaning {}
    }
}
