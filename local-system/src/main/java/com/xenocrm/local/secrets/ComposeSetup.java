package com.xenocrm.local.secrets;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import com.xenocrm.local.google.GoogleStandIn;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

/**
 * Program that generates the settings that the caller of Docker Compose has not given: secrets, the broker's password, and the
 * variables of the Google stand-in unless there is a Google client. The services read the files of the first directory, each
 * named like an environment variable; a variable that is set takes precedence. The broker reads {@code rabbitmq.conf} in the
 * second. Existing files stay as they are.
 */
public final class ComposeSetup {

    private static final String BROKER_USER = "xeno-crm";

    private final Path services;
    private final Path broker;
    private final Map<String, String> environment;

    ComposeSetup(Path services, Path broker, Map<String, String> environment) {
        this.services = services;
        this.broker = broker;
        this.environment = environment;
    }

    /** Runs the program with the directories for the services and for the broker, which both exist. */
    public static void main(String[] directories) throws IOException {
        new ComposeSetup(Path.of(directories[0]), Path.of(directories[1]), System.getenv()).run();
    }

    void run() throws IOException {
        if (!Files.exists(services.resolve("RABBITMQ_URI"))) {
            shareBrokerPassword(Secrets.random().replaceAll("[^A-Za-z0-9]", ""));
        }
        for (Map.Entry<String, String> secret : Secrets.generate().entrySet()) {
            if (!Files.exists(services.resolve(secret.getKey()))) {
                write(services.resolve(secret.getKey()), secret.getValue());
            }
        }
        boolean google = !environment.getOrDefault("GOOGLE_CLIENT_ID", "").isBlank();
        for (Map.Entry<String, String> setting : standIn().entrySet()) {
            if (google) {
                Files.deleteIfExists(services.resolve(setting.getKey()));
            } else {
                write(services.resolve(setting.getKey()), setting.getValue());
            }
        }
    }

    /** Writes the broker's file first: once the other one exists, neither is written again. */
    private void shareBrokerPassword(String password) throws IOException {
        write(
                broker.resolve("rabbitmq.conf"),
                "default_user = %s\ndefault_pass = %s\n".formatted(BROKER_USER, password));
        write(services.resolve("RABBITMQ_URI"), "amqp://%s:%s@rabbitmq:5672".formatted(BROKER_USER, password));
    }

    /** Browsers reach the stand-in on this machine, services by its host name. */
    private Map<String, String> standIn() {
        String port = environment.getOrDefault("GOOGLE_PORT", "8090");
        Map<String, String> byName = GoogleStandIn.environment(URI.create("http://google-stand-in:" + port));
        Map<String, String> settings = new HashMap<>(byName);
        settings.put(
                "GOOGLE_AUTH_URL",
                "http://localhost:" + port
                        + URI.create(byName.get("GOOGLE_AUTH_URL")).getPath());
        return settings;
    }

    private static void write(Path file, String content) throws IOException {
        Path fresh = Files.writeString(file.resolveSibling("." + file.getFileName()), content);
        Files.move(fresh, file, ATOMIC_MOVE, REPLACE_EXISTING);
    }
}
