package com.xenocrm.ai.phrase;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TimeSpansTest {

    @ParameterizedTest
    @CsvSource({
        "6 months, 180",
        "100 days, 100",
        "2 weeks, 14",
        "a year, 365",
        "1 year and 6 months, 545",
        "a year and a half, 547"
    })
    void givesDaysWithoutExponent(String words, String days) {
        assertThat(TimeSpans.days(words)).hasToString(days);
    }
}
