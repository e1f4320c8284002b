package com.xenocrm.ai.phrase;

import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.xenocrm.ai.numbers.NormalisedText;

/** A phrase and its meaning, which may depend on the author's own words. */
record PhrasePattern(Pattern words, BiFunction<Matcher, NormalisedText, Meaning> meaning) {

    PhrasePattern(String words, BiFunction<Matcher, NormalisedText, Meaning> meaning) {
        this(Words.pattern(words), meaning);
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
}
