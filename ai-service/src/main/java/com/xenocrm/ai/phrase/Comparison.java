package com.xenocrm.ai.phrase;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.xenocrm.ai.numbers.NormalisedText;

/**
 * A comparison with a number: {@code more than 3}, {@code 10 or more}, {@code between 5 and 10}.
 *
 * @param values one number, or both ends of a range
 */
public record Comparison(String operator, List<BigDecimal> values) {

    /** A number without a currency. */
    public static final String PLAIN = "(?:(?<![\\p{L}\\p{N}.,])\\d+(?:\\.\\d+)?(?![\\p{L}\\p{N}_]|[.,']\\d))";

    /** A number with a currency. */
    static final String MONEY = "(?:" + NormalisedText.MONEY + PLAIN + ")";

    /** A number that may have a currency. */
    public static final String AMOUNT = "(?:" + NormalisedText.MONEY + "?" + PLAIN + ")";

    private static final String OR_EQUAL = "(?: or equal to)";
    private static final String MORE_WORDS =
            "more than|greater than|higher than|larger than|longer than|older than|bigger than|above";
    private static final String LESS_WORDS = "less than|fewer than|lower than|smaller than|shorter than|below|under";
    private static final String AT_LEAST =
            "at least|(?:no|not) (?:less|fewer|lower) than|not (?:under|below)|an? minimum of|minimum of|minimum|min"
                    + "|upwards of|starting (?:at|from)|(?:" + MORE_WORDS + ")" + OR_EQUAL + "|>=|≥";
    private static final String AT_MOST =
            "at most|up to|(?:no|not) (?:more|higher|longer|greater) than|not (?:over|above|exceeding)"
                    + "|an? maximum of|maximum of|maximum|max|within|(?:" + LESS_WORDS + ")" + OR_EQUAL + "|<=|≤";
    private static final String MORE =
            "(?:" + MORE_WORDS + ")(?! or equal)|over|exceeding|exceeds?|beyond|in excess of|>";
    private static final String LESS = "(?:" + LESS_WORDS + ")(?! or equal)|<";
    private static final String EXACTLY = "exactly|precisely|equal to|equals|==?";
    private static final String ANY_WORD = String.join("|", AT_LEAST, AT_MOST, MORE, LESS, EXACTLY);
    private static final String MORE_TAIL =
            "\\s?\\+|\\s(?:or|and) (?:more|above|over|higher|longer|greater|bigger|up|upwards)\\b| plus\\b";
    private static final String LESS_TAIL = "\\s(?:or|and) (?:less|fewer|below|under|lower|shorter)\\b";

    /** Comparison after a number: {@code or more}. */
    static final String TAIL = "(?:" + MORE_TAIL + "|" + LESS_TAIL + ")";

    private static final String TO = "(?: to |\\s?[-–—]\\s?)";
    private static final Pattern BETWEEN = Words.pattern("between (?<low>.+?)(?<word> and )(?<high>.+)");
    private static final Pattern RANGE =
            Words.pattern("(?:from )?(?<low>.+?)(?<word> to | or |\\s?[-–—]\\s?)(?<high>(?:[" + NormalisedText.MONEY
                    + "\\d]|an? |half ).*)");

    /** Pattern of the beginning of a number or a word of comparison. */
    public static final String BEGINNING =
            "(?:(?:" + ANY_WORD + "|between|from)(?![\\p{L}])|" + NormalisedText.MONEY + "|\\d+)";

    public static final Pattern BEGINS = Words.pattern(BEGINNING);
    private static final List<Rank> RANKS = List.of(
            new Rank(">=", "^(?:" + AT_LEAST + ")|(?:" + MORE_TAIL + ")$"),
            new Rank("<=", "^(?:" + AT_MOST + ")|(?:" + LESS_TAIL + ")$"),
            new Rank(">", "^(?:" + MORE + ")"),
            new Rank("<", "^(?:" + LESS + ")"),
            new Rank("=", "^(?:" + EXACTLY + ")"));

    /** Returns a pattern without groups for a comparison with a number. */
    static String of(String number) {
        return "(?:" + range(number, number) + "|" + number + " or " + number + "|" + single(number) + ")";
    }

    /** Returns the pattern for a range of numbers with a unit, which the first number may omit. */
    static String range(String first, String last) {
        return "(?:between " + first + " and " + last + "|(?:from )?" + first + TO + last + ")";
    }

    /** Returns the pattern for a comparison with one number. */
    static String single(String number) {
        return "(?:(?:" + ANY_WORD + ")\\s?(?:the )?" + number + "|" + number + TAIL + "?)";
    }

    /** Returns the pattern in which the number does not stand alone. */
    static String marked(String number) {
        return "(?:between " + number + " and " + number + "|(?:" + ANY_WORD + ")\\s?" + number + "|" + number + TAIL
                + ")";
    }

    /** Returns true where a number or a word of comparison begins. */
    public static boolean isAt(Cursor cursor) {
        return cursor.isAt(BEGINS);
    }

    /** Reads a comparison with a number. */
    static Comparison number(String text) {
        return read(text, number -> new BigDecimal(number.replaceAll("[^\\d.]", "")), "=");
    }

    /**
     * Reads a comparison with a time, in days.
     *
     * @param usual operator of a time without a word of comparison
     */
    static Comparison days(String text, String usual) {
        return read(text, TimeSpans::days, usual);
    }

    /** Returns the meaning for a field; the ends of a range must be in order. */
    Meaning on(String field) {
        return operator.equals("between") && values.getFirst().compareTo(values.getLast()) > 0
                ? new Meaning.Unsayable("the range runs backwards")
                : new Meaning.Said(condition(field));
    }

    /** Returns the condition on a field. */
    Map<String, Object> condition(String field) {
        Object value = values.size() == 1 ? values.getFirst() : values;
        return Map.of("field", field, "operator", operator, "value", value);
    }

    private static Comparison read(String text, Function<String, BigDecimal> number, String usual) {
        String words = text.strip();
        return RANKS.stream()
                .filter(rank -> rank.words().matcher(words).find())
                .findFirst()
                .map(rank -> new Comparison(rank.operator(), List.of(number.apply(words))))
                .orElseGet(() -> range(words, number, usual));
    }

    private static Comparison range(String words, Function<String, BigDecimal> number, String usual) {
        Matcher between = BETWEEN.matcher(words);
        Matcher ends = between.matches() ? between : RANGE.matcher(words);
        return ends.matches()
                ? new Comparison(
                        ends.group("word").equalsIgnoreCase(" or ") ? "in" : "between",
                        List.of(
                                number.apply(TimeSpans.inUnitOf(ends.group("low"), ends.group("high"))),
                                number.apply(ends.group("high"))))
                : new Comparison(usual, List.of(number.apply(words)));
    }

    private record Rank(String operator, Pattern words) {

        Rank(String operator, String words) {
            this(operator, Words.pattern(words));
        }
    }
}
