package com.xenocrm.testkit;

import java.nio.file.Path;

import org.testcontainers.rabbitmq.RabbitMQContainer;

import com.xenocrm.local.launch.SystemSettings;
import com.xenocrm.local.rabbit.PrivateRabbit;

/**
 * RabbitMQ for tests: the one at {@code RABBITMQ_URI}, else a container where a Docker engine answers, else a private broker.
 * Container and private broker are started once for each JVM, so that modules can be tested at the same time.
 */
public final class TestRabbit {

    private static final String IMAGE = "rabbitmq:4";

    private TestRabbit() {}

    /** Returns the AMQP URI with credentials. */
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
            if (TestContainers.areAvailable()) {
                RabbitMQContainer container = new RabbitMQContainer(IMAGE);
                container.start();
                return container.getAmqpUrl();
            }
            return privateBroker();
        }

        private static String privateBroker() {
            Path project = SystemSettings.findProject();
            Path directory = SystemSettings.stateDirectory(project)
                    .resolve("test-rabbitmq")
                    .resolve(Long.toString(ProcessHandle.current().pid()));
            PrivateRabbit rabbit =
                    PrivateRabbit.start(SystemSettings.rabbitDownloads(project), directory, 0, System.err::println);
            rabbit.stopAfter(ProcessHandle.current());
            return rabbit.uri();
        }
    }
}
