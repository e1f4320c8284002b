package com.xenocrm.local.launch;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.xenocrm.local.console.CommandFailure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PortPlanTest {

    @Test
    void usesDefaultPortsUnlessVariablesChangeThem() {
        PortPlan ports = PortPlan.of(Map.of("ORDER_CONSUMER_PORT", "9084", "MONGO_PORT", "37117"));

        assertThat(ports.of(Service.ORDER_CONSUMER)).isEqualTo(9084);
        assertThat(ports.of(Service.GATEWAY)).isEqualTo(3000);
        assertThat(ports.of(PortPlan.MONGO)).isEqualTo(37117);
        assertThat(ports.of(PortPlan.RABBIT)).isEqualTo(5673);
    }

    @Test
    void namesTheVariableThatChangesATakenPort() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            PortPlan ports = PortPlan.of(Map.of("ORDER_CONSUMER_PORT", Integer.toString(taken.getLocalPort())));

            assertThatExceptionOfType(CommandFailure.class)
                    .isThrownBy(() -> ports.requireFree("ORDER_CONSUMER_PORT"))
                    .withMessageContaining("Port " + taken.getLocalPort())
                    .withMessageContaining("ORDER_CONSUMER_PORT=" + (taken.getLocalPort() + 1000) + " ./crm up");
        }
    }

    @Test
    void refusesWhatIsNotAPort() {
        assertThatExceptionOfType(CommandFailure.class)
                .isThrownBy(() -> PortPlan.of(Map.of("GATEWAY_PORT", "70000")))
                .withMessage("GATEWAY_PORT is \"70000\", which is not a port");
    }
}
