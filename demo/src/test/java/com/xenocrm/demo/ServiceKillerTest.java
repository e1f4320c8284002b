package com.xenocrm.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.xenocrm.local.process.ProcessRecord;
import com.xenocrm.local.state.Component;
import com.xenocrm.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;

class ServiceKillerTest {

    private static final int READY = 1;

    private final TestClock clock = new TestClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final List<Process> processes = new ArrayList<>();
    private List<Component> components = List.of();
    private final ServiceKiller killer =
            new ServiceKiller(() -> components, port -> port == READY, new Random(7), clock);

    @AfterEach
    void endProcesses() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void killsAServiceEveryThreeSeconds() throws Exception {
        Component service = start("campaign-service");
        components = List.of(service);

        Optional<String> early = killer.kill();
        clock.advance(Duration.ofSeconds(3));
        Optional<String> due = killer.kill();

        assertThat(early).isEmpty();
        assertThat(due)
                .hasValue("kill -9 campaign-service (" + processes.getFirst().pid() + ")");
        assertThat(processes.getFirst().waitFor()).isEqualTo(137);
        assertThat(killer.total()).isEqualTo(1);
    }

    @Test
    void sparesDatabasesAndWhatRunsElsewhere() throws Exception {
        Component database = start("mongodb");
        components = List.of(database, new Component("campaign-service", READY, Optional.empty()));
        clock.advance(Duration.ofSeconds(3));

        Optional<String> killed = killer.kill();

        assertThat(killed).isEmpty();
        assertThat(processes.getFirst().isAlive()).isTrue();
    }

    @Test
    void waitsUntilAllServicesAreReady() throws Exception {
        Component starting = start("gateway");
        components = List.of(start("campaign-service"), new Component("gateway", 2, starting.process()));
        clock.advance(Duration.ofSeconds(3));

        Optional<String> killed = killer.kill();

        assertThat(killed).isEmpty();
    }

    @Test
    void killsAServiceTwiceAMinuteAtMost() throws Exception {
        List<Boolean> killed = new ArrayList<>();

        for (int second = 0; second < 30; second += 10) {
            components = List.of(start("gateway"));
            clock.advance(Duration.ofSeconds(10));
            killed.add(killer.kill().isPresent());
        }
        clock.advance(Duration.ofSeconds(60));
        killed.add(killer.kill().isPresent());

        assertThat(killed).containsExactly(true, true, false, true);
    }

    private Component start(String name) throws IOException {
        Process process = new ProcessBuilder("sleep", "60").start();
        processes.add(process);
        return new Component(name, READY, ProcessRecord.of(process.pid(), ""));
    }
}
