package com.xenocrm.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.rabbitmq.RabbitMQContainer;

import com.xenocrm.infra.PrivateRabbit;

/**
 * The RabbitMQ that tests talk to, started once per test run: the one at {@code RABBITMQ_URI} (the project's test
 * command sets it); else a container, where a Docker engine answers; else a private instance of the installed broker.
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
            return startPrivate();
        }

        private static String startPrivate() {
            try {
                PrivateRabbit rabbit =
                        PrivateRabbit.start(Files.createTempDirectory("crm-test-rabbit"), 0, System.err::println);
                Runtime.getRuntime().addShutdownHook(new Thread(rabbit::close));
                return rabbit.uri();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
