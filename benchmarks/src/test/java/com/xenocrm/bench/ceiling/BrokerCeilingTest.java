package com.xenocrm.bench.ceiling;

import org.junit.jupiter.api.Test;

import com.xenocrm.runner.terminal.Failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BrokerCeilingTest {

    @Test
    void readsTheRateThatTheLoadGeneratorReports() {
        String output = """
                id: test-1, time 1.000 s, sent: 9000 msg/s, received: 8900 msg/s
                id: test-1, sending rate avg: 9100 msg/s
                id: test-1, receiving rate avg: 9050 msg/s
                """;

        assertThat(BrokerCeiling.receivingRate(output)).isEqualTo(9050);
    }

    @Test
    void failsWithTheOutputWhenThereIsNoRate() {
        assertThatThrownBy(() -> BrokerCeiling.receivingRate("connection refused"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("connection refused");
    }
}
