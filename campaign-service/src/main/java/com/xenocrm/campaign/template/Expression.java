package com.xenocrm.campaign.template;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks the words between a pair of delimiters: known variables and harmless filters only. */
final class Expression {

    /** None of these can make a message grow beyond what its author wrote out. */
    private static final Set<String> FILTERS = Set.of(
            "default",
            "upcase",
            "downcase",
            "capitalize",
            "strip",
            "truncate",
            "truncatewords",
            "append",
            "prepend",
            "date",
            "round",
            "ceil",
            "floor",
            "abs",
            "plus",
            "minus",
            "times",
            "divided_by",
            "modulo",
            "at_least",
            "at_most");

    private static final Set<String> KEYWORDS =
            Set.of("and", "or", "contains", "true", "false", "nil", "null", "empty", "blank");

    private static final Pattern TOKEN =
            Pattern.compile("(?<space>\\s+)|(?<literal>\"[^\"]*\"|'[^']*'|-?\\d+(\\.\\d+)?)"
                    + "|(?<word>[A-Za-z_][\\w.\\[\\]?-]*)|(?<pipe>\\|)|==|!=|<>|>=|<=|>|<|:|,");

    private Expression() {}

    /** @param offset where the expression starts in its template */
    static void check(String expression, int offset) {
        Matcher token = TOKEN.matcher(expression);
        boolean afterPipe = false;
        int at = 0;
        while (at < expression.length()) {
            token.region(at, expression.length());
            if (!token.lookingAt()) {
                throw new TemplateFault("'" + expression.charAt(at) + "' is not understood", offset + at);
            }
            if (token.group("word") != null) {
                word(token.group("word"), afterPipe, offset + at);
            }
            if (token.group("space") == null) {
                afterPipe = token.group("pipe") != null;
            }
            at = token.end();
        }
    }

    private static void word(String word, boolean filter, int offset) {
        if (filter && !FILTERS.contains(word)) {
            throw new TemplateFault("unknown filter '" + word + "'", offset);
        }
        if (!filter && !KEYWORDS.contains(word) && !Variable.isKnown(word)) {
            throw new TemplateFault("unknown variable '" + word + "' (known: " + Variable.words() + ")", offset);
        }
    }
}
