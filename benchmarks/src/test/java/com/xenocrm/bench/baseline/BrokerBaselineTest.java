package com.xenocrm.bench.baseline;

import org.junit.jupiter.api.Test;

import com.xenocrm.local.console.CommandFailure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BrokerBaselineTest {

    @Test
    void readsTheRateOfTheLoadGenerator() {
        String output = """
                id: test-1, time 1.000 s, sent: 9000 msg/s, received: 8900 msg/s
                id: test-1, sending rate avg: 9100 msg/s
                id: test-1, receiving rate avg: 9050 msg/s
                """;

        assertThat(BrokerBaseline.receivingRate(output)).isEqualTo(9050);
    }

    @Test
    void failsWithTheOutputWhenThereIsNoRate() {
        assertThatThrownBy(() -> BrokerBaseline.receivingRate("connection refused"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("connection refused");
    }
}
