package com.xenocrm.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.testcontainers.DockerClientFactory;

/** Look-up of a Docker engine for the containers of tests. */
final class TestContainers {

    private static final Path HOME = Path.of(System.getProperty("user.home"));

    private TestContainers() {}

    /** Returns whether a Docker engine answers; asks none where nothing points to one, which takes each JVM a second. */
    static boolean areAvailable() {
        return isMentioned() && DockerClientFactory.instance().isDockerAvailable();
    }

    private static boolean isMentioned() {
        return System.getenv("DOCKER_HOST") != null
                || Stream.of(
                                Path.of("/var/run/docker.sock"),
                                Path.of(System.getenv().getOrDefault("XDG_RUNTIME_DIR", "/run"), "docker.sock"),
                                HOME.resolve(".docker"),
                                HOME.resolve(".testcontainers.properties"))
                        .anyMatch(Files::exists);
    }
}
