package com.xenocrm.local.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.xenocrm.local.launch.SystemSettings;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs a copy of the script beside logs of its own. */
class LogsTest {

    @TempDir
    private Path project;

    @BeforeEach
    void writeLogs() throws Exception {
        Files.copy(SystemSettings.findProject().resolve("crm"), project.resolve("crm"));
        Path state = project.resolve(".crm");
        Files.createDirectories(state.resolve("logs"));
        Files.createDirectories(state.resolve("commands"));
        Files.writeString(state.resolve("commands/current"), "none");
        Files.writeString(state.resolve("logs/gateway.log"), """
                {"@timestamp":"2026-11-21T12:40:54.651123Z","log":{"level":"WARN","logger":"com.xenocrm.order.Orders"},\
                "process":{"pid":1},"message":"late \\"again\\"","error":{"type":"X","message":"no",\
                "stack_trace":"java.lang.X\\n\\tat here\\n"}}
                {"@timestamp":"2026-11-21T12:40:56.651123Z","log":{"level":"INFO","logger":"Orders"},"message":"last"}
                """);
        Files.writeString(state.resolve("logs/ai-service.log"), """
                {"@timestamp":"2026-11-21T12:40:55.651123Z","log":{"level":"INFO","logger":"a.B"},"message":"between"}
                plain
                """);
    }

    @Test
    void showsStructuredLinesInReadableForm() throws Exception {
        assertThat(logs("gateway")).isEqualTo("""
                12:40:54.651 WARN Orders: late "again"
                java.lang.X
                \tat here
                12:40:56.651 INFO Orders: last
                """);
    }

    @Test
    void ordersTheLinesOfAllLogsByTime() throws Exception {
        assertThat(logs()).isEqualTo("""
                gateway | 12:40:54.651 WARN Orders: late "again"
                java.lang.X
                \tat here
                ai-service | 12:40:55.651 INFO B: between
                ai-service | plain
                gateway | 12:40:56.651 INFO Orders: last
                """);
    }

    @Test
    void namesTheLogsThatExist() throws Exception {
        assertThat(logs("order")).isEqualTo("There is no log of order; there are: ai-service gateway\n");
    }

    private String logs(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(project.resolve("crm").toString(), "logs"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
