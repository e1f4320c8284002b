package com.xenocrm.bench.system;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProcessUsageTest {

    @Test
    void addsUserAndSystemTime() {
        String stat = "4711 (a) b (c) S 1 4711 4711 0 -1 4194560 100 0 0 0 1250 250 0 0 20 0 30 0 99 1 2";

        double seconds = ProcessUsage.cpuSeconds(stat);

        assertThat(seconds).isEqualTo(15.0);
    }

    @Test
    void subtractsAnEarlierReading() {
        ProcessUsage before = new ProcessUsage(2.5, 80);
        ProcessUsage after = new ProcessUsage(4.0, 95);

        assertThat(after.since(before)).isEqualTo(new ProcessUsage(1.5, 95));
    }
}
