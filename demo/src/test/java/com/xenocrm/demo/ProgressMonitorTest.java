package com.xenocrm.demo;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import com.xenocrm.local.console.CommandFailure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ProgressMonitorTest {

    @Test
    void returnsTheFinalValue() {
        AtomicInteger count = new AtomicInteger();

        int last = ProgressMonitor.await(count::incrementAndGet, value -> value == 3, Duration.ofSeconds(60));

        assertThat(last).isEqualTo(3);
    }

    @Test
    void failsWhenTheValueStopsChanging() {
        assertThatExceptionOfType(CommandFailure.class)
                .isThrownBy(() -> ProgressMonitor.await(() -> "2 of 3", _ -> false, Duration.ofMillis(1)))
                .withMessageStartingWith("2 of 3, and no progress for");
    }
}
