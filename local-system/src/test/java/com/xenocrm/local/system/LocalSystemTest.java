package com.xenocrm.local.system;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.xenocrm.local.console.CommandFailure;
import com.xenocrm.local.launch.PortPlan;
import com.xenocrm.local.launch.SystemSettings;
import com.xenocrm.local.process.Ports;
import com.xenocrm.local.state.RunState;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LocalSystemTest {

    @TempDir
    private Path work;

    @Test
    void stopsWhatItStartedWhenAComponentFails() {
        Map<String, String> environment = Map.of("RABBITMQ_URI", "amqp://127.0.0.1:" + Ports.orFree(0));
        PortPlan ports = PortPlan.random();
        SystemSettings settings = new SystemSettings(work, work, ports, environment, false, false);

        assertThatExceptionOfType(CommandFailure.class)
                .isThrownBy(() -> new LocalSystem(settings, _ -> {}).start())
                .withMessageMatching("RABBITMQ_URI names .*|.* is not built: .*");

        assertThat(Ports.isFree(ports.of(PortPlan.MONGO))).isTrue();
        assertThat(Ports.isFree(ports.of(PortPlan.GOOGLE))).isTrue();
        assertThat(RunState.read(work)).isEmpty();
    }
}
