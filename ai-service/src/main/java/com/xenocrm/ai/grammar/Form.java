package com.xenocrm.ai.grammar;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One way to say one thing. */
record Form(Pattern words, Function<Matcher, Meaning> meaning) {

    Form(String words, Function<Matcher, Meaning> meaning) {
        this(Words.pattern(words), meaning);
    }

    /** A form with a span of time in the group {@code span}, which is compared with the days since the last activity. */
    static Form inactive(String words, String usual) {
        return new Form(
                words, found -> Meaning.of("inactive_days", Comparison.read(found.group("span"), Spans::days, usual)));
    }

    /** A form with a number in the group {@code number}; without a word of comparison it is meant exactly. */
    static Form number(String field, String words) {
        return new Form(words, found -> Meaning.of(field, Comparison.read(found.group("number"), Numbers::of, "=")));
    }

    /** A form that always means the same. */
    static Form fixed(String words, String field, String operator, Object value) {
        return new Form(words, _ -> Meaning.of(field, operator, value));
    }
}
