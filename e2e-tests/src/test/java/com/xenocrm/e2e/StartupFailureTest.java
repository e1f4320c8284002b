package com.xenocrm.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.local.launch.SystemSettings;

import static org.assertj.core.api.Assertions.assertThat;

/** Starts processes with invalid variables; the rules for each variable are tested with its service. */
class StartupFailureTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void exitsWithOneLineThatNamesTheVariable() throws Exception {
        Ended ended = start("customer-consumer", Map.of("PORT", "abc"));

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.lines())
                .singleElement()
                .satisfies(line -> assertThat(message(line)).isEqualTo("PORT must be a whole number; it is \"abc\""));
    }

    @Test
    void logsNoPassword() throws Exception {
        Ended ended = start("vendor-simulator", Map.of("MONGO_URI", "mongodb://crm:s3cr/et@db.example.com"));

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.lines())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("MONGO_URI must be a MongoDB URI")
                        .doesNotContain("s3cr")
                        .doesNotContain("db.example.com"));
    }

    @Test
    void reportsThatItsPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            Ended ended = start(
                    "order-consumer",
                    Map.of(
                            "PORT", port,
                            "BIND_ADDRESS", "127.0.0.1",
                            "CRM_LOCAL", "true",
                            "CRM_MIGRATIONS_PATIENCE", "1ms"));

            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.lines().getLast())
                    .satisfies(line -> assertThat(message(line))
                            .isEqualTo("PORT: port " + port
                                    + " is already in use; stop the other process or choose another port"));
            assertThat(ended.lines())
                    .noneMatch(line -> line.contains("org.springframework.boot.SpringApplication.run"));
        }
    }

    private static Ended start(String service, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-jar",
                jar(service).toString());
        builder.environment().keySet().removeAll(List.of("LOG_FORMAT", "MONGO_URI", "RABBITMQ_URI"));
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return new Ended(process.waitFor(), lines);
    }

    private static Path jar(String service) throws IOException {
        try (Stream<Path> built =
                Files.list(SystemSettings.findProject().resolve(service).resolve("target"))) {
            return built.filter(file -> file.toString().endsWith("-exec.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String message(String line) {
        return JSON.readTree(line).get("message").asString();
    }

    private record Ended(int code, List<String> lines) {}
}
