package com.xenocrm.runner.terminal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressBarTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Terminal plain = new Terminal(new PrintStream(written, true, StandardCharsets.UTF_8), 0);
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void tellsHowFarAndHowFast() {
        ProgressBar bar = new ProgressBar(plain, "orders accepted", 10_000, nanos::get);
        nanos.set(Duration.ofSeconds(2).toNanos());

        String line = bar.line(5_000);

        assertThat(line)
                .isEqualTo("  orders accepted        [###############...............] 5,000 of 10,000  2,500/s");
    }

    @Test
    void writesALineForEachQuarterWhereNothingCanBeRedrawn() {
        ProgressBar bar = new ProgressBar(plain, "orders", 100, nanos::get);

        for (int done = 1; done <= 100; done++) {
            bar.show(done);
        }
        bar.finish();

        assertThat(written.toString(StandardCharsets.UTF_8).lines())
                .extracting(line -> line.replaceAll(".*] (\\d+) of.*", "$1"))
                .containsExactly("25", "50", "75", "100");
    }

    @Test
    void countsNoMoreThanThereAre() {
        ProgressBar bar = new ProgressBar(plain, "customers", 10, nanos::get);

        String line = bar.line(12);

        assertThat(line).contains("10 of 10");
    }
}
