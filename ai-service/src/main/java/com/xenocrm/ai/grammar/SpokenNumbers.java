package com.xenocrm.ai.grammar;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts as people write them: {@code 10K}, {@code ₹1,50,000}, {@code 2 lakh}, {@code $1.5M}, {@code three}. */
public final class SpokenNumbers {

    /** In the order of their values. */
    private static final List<String> WORDS = List.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    private static final Map<String, Integer> TENS = Map.of(
            "fifteen", 15, "twenty", 20, "thirty", 30, "forty", 40, "fifty", 50, "sixty", 60, "ninety", 90, "hundred",
            100);
    private static final Map<String, BigDecimal> SCALES = Map.ofEntries(
            Map.entry("hundred", new BigDecimal("100")),
            Map.entry("k", new BigDecimal("1000")),
            Map.entry("thousand", new BigDecimal("1000")),
            Map.entry("m", new BigDecimal("1000000")),
            Map.entry("mn", new BigDecimal("1000000")),
            Map.entry("million", new BigDecimal("1000000")),
            Map.entry("lakh", new BigDecimal("100000")),
            Map.entry("lac", new BigDecimal("100000")),
            Map.entry("crore", new BigDecimal("10000000")),
            Map.entry("cr", new BigDecimal("10000000")));
    private static final String SIGN = "(?:[₹$€£]|\\b(?:rs\\.?|inr|usd|eur|gbp)(?=[\\s\\d]))\\s*";
    private static final String CURRENCY = "(?:rupees|dollars|euros|pounds|inr|usd|eur|gbp|rs)\\b";
    private static final String DIGITS = "\\d[\\d,]*(?:\\.\\d+)?";
    private static final String SCALE =
            "(?:\\s*(?:k|m|mn|cr)\\b|\\s*(?:lakh|lac|crore)s?\\b|\\s*(?:thousand|million|hundred)\\b)?";
    private static final String SPELLED = "\\b(?:" + String.join("|", WORDS)
            + "|fifteen|twenty|thirty|forty|fifty|sixty|ninety|(?:a |one )?hundred|a thousand|a million)\\b";

    /** A number without a currency, as a part of a pattern without groups. */
    static final String PLAIN = "(?:" + DIGITS + SCALE + "|" + SPELLED + SCALE + ")";

    /** A number that may have a currency. */
    static final String AMOUNT = "(?:(?:" + SIGN + ")?" + PLAIN + "(?:\\s*" + CURRENCY + ")?)";

    /** A number that must have a currency. */
    static final String MONEY = "(?:" + SIGN + PLAIN + "|" + PLAIN + "\\s*" + CURRENCY + ")";

    private static final Pattern PARTS = WordPatterns.pattern(
            "(?<digits>" + DIGITS + ")\\s*(?<scale>[a-z]*)|(?<words>" + SPELLED + ")\\s*(?<times>[a-z]*)");

    private SpokenNumbers() {}

    /** The number that this text, an {@link #AMOUNT}, spells. */
    static BigDecimal of(String amount) {
        Matcher parts = PARTS.matcher(amount);
        if (!parts.find()) {
            throw new IllegalArgumentException("There is no number in " + amount);
        }
        String digits = parts.group("digits");
        return digits != null
                ? new BigDecimal(digits.replace(",", "")).multiply(scale(parts.group("scale")))
                : spelled(parts.group("words").toLowerCase(Locale.ROOT)).multiply(scale(parts.group("times")));
    }

    private static BigDecimal spelled(String words) {
        String last = words.substring(words.lastIndexOf(' ') + 1);
        int small = WORDS.indexOf(last);
        if (small >= 0) {
            return BigDecimal.valueOf(small);
        }
        return TENS.containsKey(last) ? BigDecimal.valueOf(TENS.get(last)) : scale(last);
    }

    private static BigDecimal scale(String word) {
        String singular = word.toLowerCase(Locale.ROOT).replaceFirst("(?<=.{2})s$", "");
        return SCALES.getOrDefault(singular, BigDecimal.ONE);
    }
}
