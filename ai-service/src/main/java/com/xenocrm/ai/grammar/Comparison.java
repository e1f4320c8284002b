package com.xenocrm.ai.grammar;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A comparison with a number: {@code more than 3}, {@code 10k or more}, {@code between 5 and 10}.
 *
 * @param value a number, or a list of two
 */
record Comparison(String operator, Object value) {

    private static final String AT_LEAST =
            "at least|no less than|not less than|no fewer than|not fewer than|a minimum of|minimum of|minimum|min|upwards of|>=|≥";
    private static final String AT_MOST =
            "at most|up to|no more than|not more than|a maximum of|maximum of|maximum|max|no longer than|<=|≤";
    private static final String MORE =
            "more than|greater than|higher than|larger than|longer than|older than|over|above|exceeding|exceeds?|beyond|in excess of|>";
    private static final String LESS = "less than|fewer than|lower than|smaller than|shorter than|under|below|within|<";
    private static final String EXACTLY = "exactly|precisely|equal to|equals|==?";
    private static final String ANY_WORD = String.join("|", AT_LEAST, AT_MOST, MORE, LESS, EXACTLY);
    private static final String TAIL =
            "(?:\\s*\\+|\\s*(?:or|and) (?:more|above|over|higher|longer|up|less|fewer|below|under|lower)\\b)";
    private static final List<Rank> RANKS = List.of(
            new Rank(">=", "^(?:" + AT_LEAST + ")|\\+$|(?:or|and) (?:more|above|over|higher|longer|up)$"),
            new Rank("<=", "^(?:" + AT_MOST + ")|(?:or|and) (?:less|fewer|below|under|lower)$|^within"),
            new Rank(">", "^(?:" + MORE + ")"),
            new Rank("<", "^(?:" + LESS + ")"));
    private static final Pattern BOTH_ENDS =
            WordPatterns.pattern("(?:between |from )?(?<low>.+?)(?: and | to |\\s*[-–]\\s*)(?<high>[^-–]+)");

    /** A part of a pattern, without groups, for a comparison with what {@code number} matches. */
    static String of(String number) {
        return of(number, number);
    }

    /** The same for numbers with a unit, which the first of two may do without. */
    static String of(String first, String number) {
        return "(?:between " + first + " and " + number + "|(?:from )?" + first + "(?: to |\\s*[-–]\\s*)" + number + "|"
                + "(?:(?:" + ANY_WORD + ")\\s*)?(?:the )?" + number + TAIL + "?)";
    }

    /** The same, but the number does not stand alone. */
    static String marked(String number) {
        return "(?:between " + number + " and " + number + "|(?:(?:" + ANY_WORD + ")\\s*" + number + TAIL + "?|"
                + number + TAIL + "))";
    }

    /**
     * Reads what one of these patterns matched.
     *
     * @param usual what a number without a word means
     */
    static Comparison read(String text, Function<String, BigDecimal> number, String usual) {
        String words = text.strip();
        Matcher ends = BOTH_ENDS.matcher(words);
        boolean ranked = Stream.of(RANKS)
                .flatMap(List::stream)
                .anyMatch(rank -> rank.words().matcher(words).find());
        if (!ranked && ends.matches() && hasNumber(ends.group("low"))) {
            String low = ends.group("low");
            String high = ends.group("high");
            return new Comparison("between", List.of(number.apply(inUnitOf(low, high)), number.apply(high)));
        }
        Optional<String> operator = RANKS.stream()
                .filter(rank -> rank.words().matcher(words).find())
                .map(Rank::operator)
                .findFirst();
        boolean exact =
                WordPatterns.pattern("^(?:" + EXACTLY + ")").matcher(words).find();
        return new Comparison(operator.orElse(exact ? "=" : usual), number.apply(words));
    }

    private static boolean hasNumber(String text) {
        return WordPatterns.pattern(SpokenNumbers.AMOUNT).matcher(text).find();
    }

    /** {@code 30 to 60 days} and {@code 5-10k}: the first has the unit of the second. */
    private static String inUnitOf(String low, String high) {
        Matcher unit = WordPatterns.pattern("\\d\\s*(?<unit>[a-z]+)").matcher(high);
        return unit.find() && !WordPatterns.pattern("\\d\\s*[a-z]").matcher(low).find()
                ? low + " " + unit.group("unit")
                : low;
    }

    private record Rank(String operator, Pattern words) {

        Rank(String operator, String words) {
            this(operator, WordPatterns.pattern(words));
        }
    }
}
