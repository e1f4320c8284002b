package com.xenocrm.runner.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How many customers have spent how much, drawn with characters. */
final class SpendHistogram {

    private static final int WIDTH = 40;
    private static final List<Integer> LIMITS = List.of(0, 10, 20, 50, 100, 200, 500, 1000, Integer.MAX_VALUE);

    private final List<Long> counts;

    SpendHistogram(List<BigDecimal> spends) {
        this.counts = IntStream.range(0, LIMITS.size())
                .mapToObj(bucket -> spends.stream()
                        .filter(spend -> bucketOf(spend) == bucket)
                        .count())
                .toList();
    }

    /** One line for each range of spend. */
    List<String> lines() {
        long most = Math.max(1, counts.stream().mapToLong(Long::longValue).max().orElse(1));
        return IntStream.range(0, LIMITS.size())
                .mapToObj(bucket -> line(label(bucket), counts.get(bucket), most))
                .toList();
    }

    /** The first bucket whose limit is not exceeded. */
    static int bucketOf(BigDecimal spend) {
        return IntStream.range(0, LIMITS.size())
                .filter(bucket -> spend.compareTo(BigDecimal.valueOf(LIMITS.get(bucket))) <= 0)
                .findFirst()
                .orElseThrow();
    }

    private static String label(int bucket) {
        if (bucket == 0) {
            return "nothing";
        }
        if (bucket == LIMITS.size() - 1) {
            return String.format(Locale.ROOT, "over %,d", LIMITS.get(bucket - 1));
        }
        return String.format(Locale.ROOT, "to %,d", LIMITS.get(bucket));
    }

    private static String line(String label, long count, long most) {
        int filled = Math.toIntExact((count * WIDTH + most - 1) / most);
        return String.format(Locale.ROOT, "  %10s %7d %s", label, count, "#".repeat(filled))
                .stripTrailing();
    }
}
