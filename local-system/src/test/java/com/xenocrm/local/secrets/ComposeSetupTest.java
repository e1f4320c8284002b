package com.xenocrm.local.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class ComposeSetupTest {

    @TempDir
    private Path directory;

    private Path services;
    private Path broker;

    @BeforeEach
    void createDirectories() throws IOException {
        services = Files.createDirectory(directory.resolve("services"));
        broker = Files.createDirectory(directory.resolve("broker"));
    }

    @Test
    void generatesWhatIsNotSet() throws IOException {
        setUp(Map.of());

        assertThat(files())
                .containsOnlyKeys(
                        "JWT_SECRET",
                        "INTERNAL_SIGNING_KEY",
                        "UNSUBSCRIBE_SECRET",
                        "ERASURE_SECRET",
                        "VENDOR_WEBHOOK_SECRET",
                        "RABBITMQ_URI",
                        "GOOGLE_CLIENT_ID",
                        "GOOGLE_CLIENT_SECRET",
                        "GOOGLE_ISSUER",
                        "GOOGLE_AUTH_URL",
                        "GOOGLE_TOKEN_URL",
                        "GOOGLE_CERTS_URL")
                .contains(
                        entry("GOOGLE_ISSUER", "http://localhost:8090/google"),
                        entry("GOOGLE_AUTH_URL", "http://localhost:8090/google/authorize"),
                        entry("GOOGLE_TOKEN_URL", "http://google-stand-in:8090/google/token"));
    }

    @Test
    void givesBrokerAndServicesTheSamePassword() throws IOException {
        setUp(Map.of());

        String password =
                Files.readString(broker.resolve("rabbitmq.conf")).replaceAll("(?s).*default_pass = (\\w+)\n", "$1");
        assertThat(files()).containsEntry("RABBITMQ_URI", "amqp://xeno-crm:" + password + "@rabbitmq:5672");
        assertThat(password).hasSizeGreaterThan(30);
    }

    @Test
    void keepsExistingFiles() throws IOException {
        setUp(Map.of());
        Map<String, String> first = files();
        setUp(Map.of());

        assertThat(files()).isEqualTo(first);
    }

    @Test
    void omitsTheStandInWhenThereIsAGoogleClient() throws IOException {
        setUp(Map.of());
        setUp(Map.of("GOOGLE_CLIENT_ID", "mine.apps.googleusercontent.com"));

        assertThat(files()).hasSize(6).doesNotContainKey("GOOGLE_CLIENT_ID");
    }

    private void setUp(Map<String, String> environment) throws IOException {
        new ComposeSetup(services, broker, environment).run();
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(services)) {
            files.forEach(file -> contents.put(file.getFileName().toString(), read(file)));
        }
        return contents;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
