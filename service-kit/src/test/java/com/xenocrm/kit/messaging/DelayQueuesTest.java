package com.xenocrm.kit.messaging;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DelayQueuesTest {

    @ParameterizedTest
    @CsvSource({
        "-5, 00000000000000",
        "0, 00000000000000",
        "1, 00000000000001",
        "250, 00000000000001",
        "251, 00000000000010",
        "1000, 00000000000100",
        "60000, 00000011110000",
        "4095750, 11111111111111",
        "90000000, 11111111111111"
    })
    void writesADelayAsABinaryNumberOfQuartersOfASecond(long millis, String bits) {
        assertThat(DelayQueues.routingKey(Duration.ofMillis(millis), "crm.order-received"))
                .isEqualTo(String.join(".", bits.split("")) + ".crm.order-received");
    }

    @Test
    void keepsAMessageForAnHourAtMost() {
        assertThat(DelayQueues.LONGEST).isBetween(Duration.ofHours(1), Duration.ofMinutes(70));
    }
}
