package com.xenocrm.ai.phrase;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time in days: a month is 30 days, a quarter 91, a year 365. */
public final class TimeSpans {

    private static final Map<String, Integer> DAYS =
            Map.of("day", 1, "week", 7, "fortnight", 14, "month", 30, "quarter", 91, "year", 365, "yr", 365);
    private static final String UNIT = "(?:(?:day|week|fortnight|month|quarter|year|yr)s?\\b)";
    private static final String COUNT = "(?:" + Comparison.PLAIN + "|\\b(?:(?:an? )?half(?: an?)?|an?)\\b)";
    private static final String WHOLE = "(?:(?<![\\p{N}.,])\\d+(?![.,]?\\d)|\\ban?)";
    private static final String HALF = "(?: and (?:a )?half\\b)";
    private static final String PART = "(?:" + COUNT + "[ -]?" + UNIT + ")";
    private static final String DAYS_MORE = further("days?", "");
    private static final String WEEKS_MORE = further("weeks?", DAYS_MORE);
    private static final String MONTHS_MORE = further("months?", WEEKS_MORE);

    /** Span, such as {@code 90 days}, {@code half a year}, {@code a year and a half}, {@code 1 year and 6 months}. */
    public static final String SPAN = span("");

    /** Span or bare unit, as in: in the last {@code month}. */
    static final String LAST = span("?");

    /** A comparison with a span: {@code more than 90 days}, {@code 30 to 60 days}. */
    static final String COMPARED = "(?:" + Comparison.range("(?:" + PART + "|" + Comparison.PLAIN + ")", PART) + "|"
            + Comparison.single(SPAN) + ")";

    private static final Pattern PARTS =
            Words.pattern("(?:(?<count>" + COUNT + ")[ -]?)?(?<unit>" + UNIT + ")(?<half>" + HALF + ")?");
    private static final Pattern ARTICLE = Words.pattern("an?");
    private static final BigDecimal HALF_OF_IT = new BigDecimal("0.5");
    private static final Pattern NUMBER = Words.pattern(Comparison.PLAIN);

    private TimeSpans() {}

    /** Returns the days of a span; a part of a day is left out of longer units, as in half a year. */
    public static BigDecimal days(String span) {
        BigDecimal days = PARTS.matcher(span)
                .results()
                .map(TimeSpans::partOfSpan)
                .reduce(BigDecimal::add)
                .orElseThrow(() -> new IllegalArgumentException("There is no time in " + span));
        return withoutExponent(days.stripTrailingZeros());
    }

    private static BigDecimal partOfSpan(MatchResult part) {
        int unit = DAYS.getOrDefault(part.group("unit").toLowerCase(Locale.ROOT).replaceFirst("s$", ""), 1);
        String count = part.group("count");
        BigDecimal number = count == null || ARTICLE.matcher(count).matches()
                ? BigDecimal.ONE
                : NUMBER.matcher(count).matches() ? new BigDecimal(count) : HALF_OF_IT;
        BigDecimal days =
                (part.group("half") == null ? number : number.add(HALF_OF_IT)).multiply(BigDecimal.valueOf(unit));
        return unit == 1 ? days : days.setScale(0, RoundingMode.DOWN);
    }

    private static String span(String optional) {
        String count = "(?:" + COUNT + "[ -]?)" + optional;
        return "(?:(?:" + WHOLE + "[ -]?)" + optional + UNIT + HALF + "|" + count + "(?:years?|yrs?)\\b" + MONTHS_MORE
                + "|" + count + "months?\\b" + WEEKS_MORE + "|" + count + "weeks?\\b" + DAYS_MORE + "|" + count + UNIT
                + ")";
    }

    private static String further(String unit, String rest) {
        return "(?:(?:,? and |, | )" + COUNT + "[ -]?" + unit + "\\b)?" + rest;
    }

    private static BigDecimal withoutExponent(BigDecimal number) {
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    /** Gives the beginning of a range the unit of its end: {@code 30 to 60 days}. */
    static String inUnitOf(String low, String high) {
        Matcher unit = PARTS.matcher(high);
        return unit.find() && NUMBER.matcher(low).find() && !PARTS.matcher(low).find()
                ? low.strip() + " " + unit.group("unit")
                : low;
    }
}
