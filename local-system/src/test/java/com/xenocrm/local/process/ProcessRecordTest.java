package com.xenocrm.local.process;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ProcessRecordTest {

    private Process process;

    @BeforeEach
    void start() throws IOException {
        process = new ProcessBuilder("sleep", "600").start();
        await().until(() -> process.info().commandLine().orElse("").contains("sleep"));
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void findsTheRecordedProcess() {
        ProcessRecord recorded = ProcessRecord.of(process.pid(), "sleep 600").orElseThrow();

        assertThat(recorded.find()).contains(process.toHandle());
    }

    @Test
    void ignoresAnotherProcessWithTheSameId() {
        ProcessRecord recorded = ProcessRecord.of(process.pid(), "sleep 600").orElseThrow();
        ProcessRecord startedEarlier =
                new ProcessRecord(recorded.pid(), recorded.startedAt().minus(Duration.ofMinutes(1)), recorded.marker());
        ProcessRecord otherCommand = new ProcessRecord(recorded.pid(), recorded.startedAt(), "gateway/app.jar");

        assertThat(startedEarlier.find()).isEmpty();
        assertThat(otherCommand.find()).isEmpty();
    }

    @Test
    void findsNothingWhenTheProcessHasEnded() {
        ProcessRecord recorded = ProcessRecord.of(process.pid(), "sleep 600").orElseThrow();

        process.destroyForcibly().onExit().join();

        assertThat(recorded.find()).isEmpty();
    }
}
