package com.xenocrm.ai.numbers;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** English and Indian words for numbers. */
final class NumberWords {

    static final BigDecimal HALF = new BigDecimal("0.5");

    private static final BigDecimal QUARTER = new BigDecimal("0.25");

    private static final List<String> SMALL = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen");
    private static final List<String> BY_TENS =
            List.of("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final Map<String, BigDecimal> SCALES = Map.ofEntries(
            Map.entry("dozen", BigDecimal.valueOf(12)),
            Map.entry("hundred", BigDecimal.valueOf(100)),
            Map.entry("k", THOUSAND),
            Map.entry("thousand", THOUSAND),
            Map.entry("lakh", BigDecimal.valueOf(100_000)),
            Map.entry("lac", BigDecimal.valueOf(100_000)),
            Map.entry("m", BigDecimal.valueOf(1_000_000)),
            Map.entry("mn", BigDecimal.valueOf(1_000_000)),
            Map.entry("mln", BigDecimal.valueOf(1_000_000)),
            Map.entry("mio", BigDecimal.valueOf(1_000_000)),
            Map.entry("million", BigDecimal.valueOf(1_000_000)),
            Map.entry("cr", BigDecimal.valueOf(10_000_000)),
            Map.entry("crore", BigDecimal.valueOf(10_000_000)),
            Map.entry("bn", BigDecimal.valueOf(1_000_000_000)),
            Map.entry("billion", BigDecimal.valueOf(1_000_000_000)));

    /** Patterns of the words for 20 to 90, 1 to 9 and 0 to 19. */
    static final String TENS = String.join("|", BY_TENS.subList(2, BY_TENS.size()));

    static final String UNITS = String.join("|", SMALL.subList(1, 10));
    static final String BELOW_TWENTY = String.join("|", SMALL);

    private NumberWords() {}

    /** Returns the value of a word below a hundred; zero without a word. */
    static BigDecimal value(@Nullable String word) {
        if (word == null) {
            return BigDecimal.ZERO;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        return BigDecimal.valueOf(SMALL.contains(lower) ? SMALL.indexOf(lower) : 10L * BY_TENS.indexOf(lower));
    }

    /** Returns the value of "half", "quarter" or "three quarters". */
    static BigDecimal fraction(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return lower.equals("half") ? HALF : lower.equals("quarter") ? QUARTER : HALF.add(QUARTER);
    }

    /** Returns the factor of a word such as {@code k} or {@code lakhs}. */
    static BigDecimal scale(String word) {
        String singular = word.toLowerCase(Locale.ROOT).replaceFirst("(?<=.{2})s$", "");
        return SCALES.getOrDefault(singular, BigDecimal.ONE);
    }
}
