package com.xenocrm.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.rabbitmq.RabbitMQContainer;

import com.xenocrm.local.launch.SystemSettings;
import com.xenocrm.local.rabbit.PrivateRabbit;

/**
 * The RabbitMQ that tests use: the one at {@code RABBITMQ_URI}, else a private broker that the first test of a Maven run
 * starts, that all modules share, and that ends with the run.
 */
public final class TestRabbit {

    private static final String IMAGE = "rabbitmq:4";

    private TestRabbit() {}

    /** AMQP URI with credentials. */
    public static String uri() {
        return Started.URI;
    }

    private static final class Started {

        static final String URI = start();

        private static String start() {
            String given = System.getenv("RABBITMQ_URI");
            if (given != null && !given.isBlank()) {
                return given;
            }
            if (DockerClientFactory.instance().isDockerAvailable()) {
                RabbitMQContainer container = new RabbitMQContainer(IMAGE);
                container.start();
                return container.getAmqpUrl();
            }
            return shared(run());
        }

        private static String shared(ProcessHandle run) {
            Path project = SystemSettings.findProject();
            Path directory = SystemSettings.stateDirectory(project)
                    .resolve("test-rabbitmq")
                    .resolve(Long.toString(run.pid()));
            Path uri = directory.resolve("uri");
            try (FileChannel file = FileChannel.open(
                            Files.createDirectories(directory).resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    FileLock _ = file.lock()) {
                if (Files.notExists(uri)) {
                    PrivateRabbit rabbit = PrivateRabbit.start(
                            SystemSettings.rabbitDownloads(project), directory, 0, System.err::println);
                    rabbit.stopAfter(run);
                    Files.writeString(uri, rabbit.uri());
                }
                return Files.readString(uri);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The Maven process above this one; this one itself in an IDE. */
        private static ProcessHandle run() {
            return Stream.iterate(
                            Optional.of(ProcessHandle.current()),
                            Optional::isPresent,
                            next -> next.get().parent())
                    .flatMap(Optional::stream)
                    .filter(process -> process.info().commandLine().orElse("").contains("plexus.classworlds"))
                    .findFirst()
                    .orElseGet(ProcessHandle::current);
        }
    }
}
