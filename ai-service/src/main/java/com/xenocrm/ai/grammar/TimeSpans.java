package com.xenocrm.ai.grammar;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time in days: a month is 30 days, a quarter 91, a year 365. */
final class TimeSpans {

    private static final Map<String, Integer> DAYS =
            Map.of("day", 1, "week", 7, "fortnight", 14, "month", 30, "quarter", 91, "year", 365, "yr", 365);
    private static final String UNIT = "(?:(?:day|week|fortnight|month|quarter|year|yr)s?\\b)";
    private static final String COUNT = "(?:" + Comparison.PLAIN + "|\\b(?:half an?|an?)\\b)";

    /** Span, such as {@code 90 days}, {@code half a year}, {@code a year}. */
    static final String SPAN = "(?:" + COUNT + "[ -]?" + UNIT + ")";

    /** Span or bare unit, as in: in the last {@code month}. */
    static final String LAST = "(?:" + COUNT + "[ -]?)?" + UNIT;

    /** A comparison with a span: {@code more than 90 days}, {@code 30 to 60 days}. */
    static final String COMPARED = Comparison.of("(?:" + SPAN + "|" + COUNT + ")", SPAN);

    private static final Pattern PARTS = Grammar.pattern("(?:(?<count>" + COUNT + ")[ -]?)?(?<unit>" + UNIT + ")");
    private static final Pattern NUMBER = Grammar.pattern(Comparison.PLAIN);

    private TimeSpans() {}

    /** Returns the days of a span. */
    static BigDecimal days(String span) {
        Matcher parts = PARTS.matcher(span);
        if (!parts.find()) {
            throw new IllegalArgumentException("There is no time in " + span);
        }
        String unit = parts.group("unit").toLowerCase(Locale.ROOT).replaceFirst("s$", "");
        BigDecimal days = BigDecimal.valueOf(DAYS.getOrDefault(unit, 1));
        String count = parts.group("count");
        if (count == null || count.toLowerCase(Locale.ROOT).matches("an?")) {
            return days;
        }
        return count.toLowerCase(Locale.ROOT).startsWith("half")
                ? BigDecimal.valueOf(days.intValue() / 2)
                : withoutExponent(new BigDecimal(count).multiply(days).stripTrailingZeros());
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
