package com.xenocrm.campaigndata.template;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks the text between a pair of delimiters: known variables, and filters with bounded output and run time. */
final class Expression {

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

    /** Most words of an expression; the parser uses stack space for each. */
    private static final int MOST_WORDS = 100;

    private static final Pattern TOKEN =
            Pattern.compile("(?<space>\\s+)|(?<literal>\"[^\"]*\"|'[^']*'|-?\\d+(\\.\\d+)?)"
                    + "|(?<word>[A-Za-z_][\\w.\\[\\]?-]*)|(?<pipe>\\|)|==|!=|<>|>=|<=|>|<|:|,");

    private static final String CURLY_QUOTES = "“”„‘’‚";
    private static final Pattern PLACES = Pattern.compile("\\d");
    private static final Pattern DATE_FORMAT = Pattern.compile("[\"'].*[\"']", Pattern.DOTALL);

    /** Width in a format, such as {@code %9999d}, which could make the output very long. */
    private static final Pattern WIDTH = Pattern.compile("%[^A-Za-z%]*\\d");

    private final String text;
    private final int offset;
    private final Set<String> variables = new TreeSet<>();
    private String filter = "";
    private boolean afterPipe;
    private int words;

    private Expression(String text, int offset) {
        this.text = text;
        this.offset = offset;
    }

    /**
     * Returns the variables that an expression uses, or throws {@link TemplateFault}.
     *
     * @param offset start of the expression in its template
     */
    static List<String> variables(String expression, int offset) {
        Expression checked = new Expression(expression, offset);
        checked.read();
        return List.copyOf(checked.variables);
    }

    private void read() {
        Matcher token = TOKEN.matcher(text);
        int at = 0;
        while (at < text.length()) {
            token.region(at, text.length());
            if (!token.lookingAt()) {
                throw new TemplateFault(misunderstood(text.codePointAt(at)), offset + at);
            }
            if (token.group("space") == null) {
                read(token, offset + at);
                afterPipe = token.group("pipe") != null;
            }
            at = token.end();
        }
    }

    private static String misunderstood(int character) {
        String shown = "'" + Character.toString(character) + "'";
        return CURLY_QUOTES.indexOf(character) < 0
                ? shown + " is not understood"
                : shown + " is a curly quote without its counterpart; write straight quotes";
    }

    private void read(Matcher token, int at) {
        String word = token.group("word");
        if (word != null && ++words > MOST_WORDS) {
            throw new TemplateFault("there are more than " + MOST_WORDS + " words", at);
        }
        if (word != null && afterPipe) {
            filter(word, at);
        } else if (word != null) {
            variable(word, at);
            argument(word, at);
        } else if (token.group("literal") != null) {
            argument(token.group("literal"), at);
        }
    }

    private void filter(String word, int at) {
        if (!FILTERS.contains(word)) {
            throw new TemplateFault("unknown filter '" + word + "'", at);
        }
        filter = word;
    }

    private void variable(String word, int at) {
        if (KEYWORDS.contains(word)) {
            return;
        }
        if (!Variable.isKnown(word)) {
            throw new TemplateFault("unknown variable '" + word + "' (known: " + Variable.words() + ")", at);
        }
        variables.add(word);
    }

    private void argument(String argument, int at) {
        if (filter.equals("round") && !PLACES.matcher(argument).matches()) {
            throw new TemplateFault("'round' takes a number from 0 to 9", at);
        }
        if (filter.equals("date")
                && (!DATE_FORMAT.matcher(argument).matches()
                        || WIDTH.matcher(argument).find())) {
            throw new TemplateFault("'date' takes a format in quotes, without widths", at);
        }
    }
}
