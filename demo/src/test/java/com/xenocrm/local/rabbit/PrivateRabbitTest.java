package com.xenocrm.local.rabbit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.xenocrm.local.launch.SystemSettings;
import com.xenocrm.local.process.Ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Runs the unpacked Debian packages, as on a machine where RabbitMQ is not installed. All modules wait for local-system's
 * tests, so this slow one is in a module that runs beside others.
 */
class PrivateRabbitTest {

    private static final RabbitPrograms PROGRAMS = RabbitPrograms.unpackedIn(
            SystemSettings.rabbitDownloads(SystemSettings.findProject()), System.err::println);

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path directory;

    /**
     * Starts the second broker between declaration and kill, because RabbitMQ 3.10 loses a queue if killed within half
     * a second.
     */
    @Test
    void keepsConfirmedMessagesThroughAKill() throws Exception {
        int port;
        try (PrivateRabbit rabbit = PrivateRabbit.start(PROGRAMS, directory.resolve("with a space"), 0)) {
            publish(rabbit, "kept");
            try (PrivateRabbit other = PrivateRabbit.start(PROGRAMS, directory.resolve("other"), 0)) {
                long killed = rabbit.pid();
                rabbit.killAndRestart();

                assertThat(ProcessHandle.of(killed)).isEmpty();
                assertThat(receive(rabbit)).isEqualTo("kept");
                publish(other, "of the other");
                assertThat(receive(other)).isEqualTo("of the other");
                port = other.port();
            }
            assertThat(Ports.isOpen(port)).isFalse();
        }
    }

    @Test
    void endsTheBrokerOfAnEarlierRunAndThenWithItsOwner() throws Exception {
        Process owner = new ProcessBuilder("sleep", "600").start();
        Path data = directory.resolve("data");
        PrivateRabbit orphan = PrivateRabbit.start(PROGRAMS, data, 0);
        long old = orphan.pid();

        try (PrivateRabbit rabbit = PrivateRabbit.start(PROGRAMS, data, orphan.port())) {
            assertThat(ProcessHandle.of(old)).isEmpty();
            assertThat(rabbit.pid()).isNotEqualTo(old);

            rabbit.stopAfter(owner.toHandle());
            owner.destroyForcibly();

            await().atMost(PATIENCE).until(() -> !Ports.isOpen(rabbit.port()));
            await().atMost(PATIENCE).until(() -> !data.toFile().exists());
        }
    }

    private static void publish(PrivateRabbit rabbit, String text) throws Exception {
        try (Connection connection = connect(rabbit);
                Channel channel = connection.createChannel()) {
            channel.queueDeclare("messages", true, false, false, Map.of("x-queue-type", "quorum"));
            channel.confirmSelect();
            channel.basicPublish(
                    "", "messages", MessageProperties.PERSISTENT_BASIC, text.getBytes(StandardCharsets.UTF_8));
            channel.waitForConfirmsOrDie(60_000);
        }
    }

    private static String receive(PrivateRabbit rabbit) throws Exception {
        try (Connection connection = connect(rabbit);
                Channel channel = connection.createChannel()) {
            return new String(channel.basicGet("messages", true).getBody(), StandardCharsets.UTF_8);
        }
    }

    private static Connection connect(PrivateRabbit rabbit) throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(rabbit.uri());
        return factory.newConnection();
    }
}
