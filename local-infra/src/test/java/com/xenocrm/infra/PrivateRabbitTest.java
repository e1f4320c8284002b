package com.xenocrm.infra;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

@EnabledIf(value = "com.xenocrm.infra.PrivateRabbit#isInstalled", disabledReason = "rabbitmq-server is not installed")
@Execution(ExecutionMode.CONCURRENT)
class PrivateRabbitTest {
    @TempDir
    Path directory;

    /** The second broker starts between declaration and kill: 3.10 forgets a queue killed within its first half second. */
    @Test
    void keepsConfirmedMessagesThroughAKillBesideAnotherBroker() throws Exception {
        List<String> progress = new ArrayList<>();
        try (PrivateRabbit rabbit = PrivateRabbit.start(directory.resolve("with a space"), 0, progress::add)) {
            publish(rabbit, "kept");
            try (PrivateRabbit beside = PrivateRabbit.start(directory.resolve("beside"), 0, progress::add)) {
                long killed = rabbit.pid();

                rabbit.kill();
                rabbit.restart();

                assertThat(ProcessHandle.of(killed)).isEmpty();
                assertThat(receive(rabbit)).isEqualTo("kept");
                publish(beside, "of the other");
                assertThat(receive(beside)).isEqualTo("of the other");
            }
            assertThat(progress).contains("RabbitMQ is up on port " + rabbit.port());
        }
    }

    @Test
    void endsWhatAnEarlierRunLeftBehind() {
        PrivateRabbit leftBehind = PrivateRabbit.start(directory, 0, _ -> {});
        long old = leftBehind.pid();

        try (PrivateRabbit rabbit = PrivateRabbit.start(directory, leftBehind.port(), _ -> {})) {
            assertThat(ProcessHandle.of(old)).isEmpty();
            assertThat(rabbit.pid()).isNotEqualTo(old);
        }

        assertThat(LoopbackPorts.isOpen(leftBehind.port())).isFalse();
    }

    private static void publish(PrivateRabbit rabbit, String text) throws Exception {
        try (Connection connection = connect(rabbit);
                Channel channel = connection.createChannel()) {
            channel.queueDeclare("letters", true, false, false, Map.of("x-queue-type", "quorum"));
            channel.confirmSelect();
            channel.basicPublish(
                    "", "letters", MessageProperties.PERSISTENT_BASIC, text.getBytes(StandardCharsets.UTF_8));
            channel.waitForConfirmsOrDie(10_000);
        }
    }

    private static String receive(PrivateRabbit rabbit) throws Exception {
        try (Connection connection = connect(rabbit);
                Channel channel = connection.createChannel()) {
            GetResponse response = channel.basicGet("letters", true);
            return new String(response.getBody(), StandardCharsets.UTF_8);
        }
    }

    private static Connection connect(PrivateRabbit rabbit) throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(rabbit.uri());
        return factory.newConnection();
    }
}
