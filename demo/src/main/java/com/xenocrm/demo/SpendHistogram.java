package com.xenocrm.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Histogram of customers by spend, drawn with characters. */
final class SpendHistogram {

    private static final int WIDTH = 40;
    private static final int[] LIMITS = {0, 10, 20, 50, 100, 200, 500, 1000, Integer.MAX_VALUE};

    private SpendHistogram() {}

    /** Returns one line for each range of spend; a spend belongs to the first range whose limit it does not exceed. */
    static List<String> lines(List<BigDecimal> spends) {
        int[] counts = new int[LIMITS.length];
        int largest = 1;
        for (BigDecimal spend : spends) {
            int range = 0;
            while (spend.compareTo(BigDecimal.valueOf(LIMITS[range])) > 0) {
                range++;
            }
            largest = Math.max(largest, ++counts[range]);
        }
        List<String> lines = new ArrayList<>();
        for (int range = 0; range < LIMITS.length; range++) {
            int filled = (counts[range] * WIDTH + largest - 1) / largest;
            lines.add(String.format(Locale.ROOT, "  %10s %7d %s", label(range), counts[range], "#".repeat(filled))
                    .stripTrailing());
        }
        return lines;
    }

    private static String label(int range) {
        if (range == 0) {
            return "nothing";
        }
        return range == LIMITS.length - 1
                ? String.format(Locale.ROOT, "over %,d", LIMITS[range - 1])
                : String.format(Locale.ROOT, "to %,d", LIMITS[range]);
    }
}
