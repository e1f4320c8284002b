package com.xenocrm.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SpendHistogramTest {

    @Test
    void drawsEachRangeInProportionToTheLargest() {
        List<BigDecimal> spends = Stream.of("0", "0.00", "0.01", "10", "10.01", "1000.01", "5000")
                .map(BigDecimal::new)
                .toList();

        List<String> lines = SpendHistogram.lines(spends);

        String full = "#".repeat(40);
        assertThat(lines)
                .containsExactly(
                        "     nothing       2 " + full,
                        "       to 10       2 " + full,
                        "       to 20       1 " + "#".repeat(20),
                        "       to 50       0",
                        "      to 100       0",
                        "      to 200       0",
                        "      to 500       0",
                        "    to 1,000       0",
                        "  over 1,000       2 " + full);
    }
}
