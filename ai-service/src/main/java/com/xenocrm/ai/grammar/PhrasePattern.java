package com.xenocrm.ai.grammar;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One way to say one thing. */
record PhrasePattern(Pattern words, Function<Matcher, PhraseMeaning> meaning) {

    PhrasePattern(String words, Function<Matcher, PhraseMeaning> meaning) {
        this(WordPatterns.pattern(words), meaning);
    }

    /** A form with a span of time in the group {@code span}, which is compared with the days since the last activity. */
    static PhrasePattern inactive(String words, String usual) {
        return new PhrasePattern(
                words,
                found -> PhraseMeaning.of(
                        "inactive_days", Comparison.read(found.group("span"), TimeSpans::days, usual)));
    }

    /** A form with a number in the group {@code number}; without a word of comparison it is meant exactly. */
    static PhrasePattern number(String field, String words) {
        return new PhrasePattern(
                words,
                found -> PhraseMeaning.of(field, Comparison.read(found.group("number"), SpokenNumbers::of, "=")));
    }

    /** A form that always means the same. */
    static PhrasePattern fixed(String words, String field, String operator, Object value) {
        return new PhrasePattern(words, _ -> PhraseMeaning.of(field, operator, value));
    }
}
