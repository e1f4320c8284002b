package com.xenocrm.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** MongoDB and RabbitMQ in containers, by the docker command, published on the loopback only. */
public final class DockerContainers {
    private static final Duration PULL_AND_START = Duration.ofMinutes(10);
    private static final Duration READY = Duration.ofMinutes(2);

    private DockerContainers() {}

    /** A running container; closing it removes it. */
    public record Container(String id, int port, String uri) implements AutoCloseable {

        /** Ends what runs in it at once and starts it again, on the same port with the same data. */
        public void restart() {
            Commands.run(Duration.ofMinutes(2), List.of("docker", "restart", "--time", "0", id));
        }

        @Override
        public void close() {
            Commands.run(Duration.ofSeconds(30), List.of("docker", "rm", "--force", "--volumes", id));
        }
    }

    /** Whether a Docker engine answers. */
    public static boolean isAvailable() {
        try {
            return Commands.run(Duration.ofSeconds(3), List.of("docker", "info"))
                    .succeeded();
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** Starts MongoDB on the port (0 = any free one) and waits until it answers. */
    public static Container startMongo(int port) {
        int published = LoopbackPorts.orFree(port);
        String id = run("mongo:8", published, 27017);
        return ready(
                new Container(id, published, "mongodb://127.0.0.1:" + published),
                List.of("mongosh", "--quiet", "--eval", "db.runCommand('ping').ok"));
    }

    /** Starts RabbitMQ on the port (0 = any free one) and waits until it listens. */
    public static Container startRabbit(int port) {
        int published = LoopbackPorts.orFree(port);
        String id = run("rabbitmq:4", published, 5672);
        return ready(
                new Container(id, published, "amqp://guest:guest@127.0.0.1:" + published),
                List.of("rabbitmq-diagnostics", "--quiet", "check_port_listener", "5672"));
    }

    private static String run(String image, int published, int port) {
        String publish = "127.0.0.1:%d:%d".formatted(published, port);
        Commands.Outcome outcome = Commands.run(
                PULL_AND_START, List.of("docker", "run", "--detach", "--quiet", "--publish", publish, image));
        if (!outcome.succeeded()) {
            throw new UncheckedIOException(new IOException("docker could not run " + image + ": " + outcome.output()));
        }
        return outcome.output().lines().reduce((_, last) -> last).orElseThrow();
    }

    private static Container ready(Container container, List<String> check) {
        List<String> command = Stream.concat(Stream.of("docker", "exec", container.id()), check.stream())
                .toList();
        boolean ready = LoopbackPorts.await(
                READY, () -> Commands.run(Duration.ofSeconds(20), command).succeeded());
        if (!ready) {
            container.close();
            throw new UncheckedIOException(new IOException("the container did not become ready: " + container.uri()));
        }
        return container;
    }
}
