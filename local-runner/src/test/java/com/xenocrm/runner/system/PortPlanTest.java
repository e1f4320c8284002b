package com.xenocrm.runner.system;

import java.util.Map;

import org.junit.jupiter.api.Test;

import com.xenocrm.runner.terminal.Failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PortPlanTest {

    @Test
    void takesTheUsualPortsUnlessASettingChangesThem() {
        PortPlan ports = PortPlan.of(Map.of("ORDER_CONSUMER_PORT", "9084", "MONGO_PORT", "37117"));

        assertThat(ports.of(Service.ORDER_CONSUMER)).isEqualTo(9084);
        assertThat(ports.of(Service.GATEWAY)).isEqualTo(3000);
        assertThat(ports.mongo()).isEqualTo(37117);
        assertThat(ports.rabbit()).isEqualTo(5673);
    }

    @Test
    void namesTheSettingThatChangesATakenPort() {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(
                        () -> PortPlan.requireFree("order-consumer", 8084, "ORDER_CONSUMER_PORT", port -> port != 8084))
                .withMessageContaining("Port 8084")
                .withMessageContaining("ORDER_CONSUMER_PORT=9084 ./crm up");
    }

    @Test
    void refusesWhatIsNotAPort() {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> PortPlan.of(Map.of("GATEWAY_PORT", "70000")))
                .withMessage("GATEWAY_PORT is \"70000\", which is not a port");
    }
}
