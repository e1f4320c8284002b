package com.xenocrm.ai.grammar;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time in days: a month is 30 days, a quarter 91, a year 365. */
final class TimeSpans {

    private static final Map<Character, Integer> DAYS = Map.of('d', 1, 'w', 7, 'm', 30, 'q', 91, 'y', 365);
    private static final String UNIT = "(?:days?|weeks?|months?|quarters?|years?|yrs?)\\b";
    private static final String COUNT =
            "(?:\\d[\\d,]*|\\b(?:half a|an?|zero|one|two|three|four|five|six|seven|eight|nine|ten|"
                    + "eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety)\\b)";

    /** {@code 90 days}, {@code six months}, {@code a year}. */
    static final String SPAN = "(?:" + COUNT + "[ -]?" + UNIT + ")";

    /** The same, or the bare unit: in the last {@code month}. */
    static final String LAST = "(?:" + COUNT + "[ -]?)?" + UNIT;

    /** A comparison with a span: {@code more than 90 days}, {@code 30 to 60 days}. */
    static final String COMPARED = Comparison.of("(?:" + SPAN + "|" + COUNT + ")", SPAN);

    private static final Pattern PARTS = WordPatterns.pattern("(?:(?<count>" + COUNT + ")[ -]?)?(?<unit>" + UNIT + ")");

    private TimeSpans() {}

    static BigDecimal days(String span) {
        Matcher parts = PARTS.matcher(span);
        if (!parts.find()) {
            throw new IllegalArgumentException("There is no time in " + span);
        }
        BigDecimal unit = BigDecimal.valueOf(
                DAYS.getOrDefault(parts.group("unit").toLowerCase(Locale.ROOT).charAt(0), 1));
        String count = parts.group("count");
        if (count == null || count.toLowerCase(Locale.ROOT).matches("an?")) {
            return unit;
        }
        return count.equalsIgnoreCase("half a")
                ? BigDecimal.valueOf(unit.intValue() / 2)
                : SpokenNumbers.of(count).multiply(unit);
    }
}
