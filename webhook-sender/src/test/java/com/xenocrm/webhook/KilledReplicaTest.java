package com.xenocrm.webhook;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import com.standardwebhooks.Webhook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.EventOccurred;
import com.xenocrm.contracts.message.EventOccurred.Event;
import com.xenocrm.contracts.message.EventOccurred.EventData;
import com.xenocrm.contracts.message.EventType;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.kit.messaging.MessageJson;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.testkit.TestMongo;
import com.xenocrm.testkit.TestRabbit;
import com.xenocrm.webhook.ScriptedVendor.Answer;
import com.xenocrm.webhook.ScriptedVendor.Request;
import com.xenocrm.webhook.subscription.Subscriber;
import com.xenocrm.webhook.subscription.Webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The service as a process, killed in the middle of its work. */
class KilledReplicaTest {

    private static final int EVENTS = 600;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path directory;

    private final String database = TestMongo.newDatabase("killed");
    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void stop() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void everyEventArrivesSigned() throws Exception {
        try (ScriptedVendor subscriber = new ScriptedVendor();
                MongoClient client = MongoClients.create(TestMongo.uri())) {
            subscriber.answer(Answer.of(204, ""));
            MongoTemplate mongo = new MongoTemplate(client, database);
            String secret = new Webhooks(mongo, Clock.systemUTC(), IdGenerator.random())
                    .add(
                            "w1",
                            new Subscriber(URI.create(subscriber.url()), List.of(EventType.CAMPAIGN_LAUNCHED), null),
                            "u1")
                    .secrets()
                    .current();
            Process first = start();
            publish();

            await().atMost(PATIENCE).until(() -> subscriber.requests().size() > EVENTS / 6);
            first.destroyForcibly().waitFor();
            int before = subscriber.distinctKeys().size();
            start();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(subscriber.distinctKeys()).hasSize(EVENTS));

            assertThat(before).isLessThan(EVENTS);
            assertThat(subscriber.requests()).allMatch(request -> isSigned(secret, request));
            assertThat(subscriber.requests()).hasSizeLessThanOrEqualTo(EVENTS + 4);
        }
    }

    private Process start() throws IOException {
        ProcessBuilder service = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                WebhookSenderApplication.class.getName());
        service.environment()
                .putAll(Map.of(
                        "MONGO_URI",
                        TestMongo.uri(),
                        "MONGO_DB_NAME",
                        database,
                        "RABBITMQ_URI",
                        TestRabbit.uri(),
                        "CRM_LOCAL",
                        "true",
                        "PORT",
                        Integer.toString(freePort()),
                        "BIND_ADDRESS",
                        "127.0.0.1",
                        "EVENT_PRIVATE_NETWORK",
                        "true",
                        "EVENT_TIMEOUT",
                        "1s"));
        service.redirectErrorStream(true)
                .redirectOutput(directory.resolve(processes.size() + ".log").toFile());
        Process started = service.start();
        processes.add(started);
        return started;
    }

    /** Publishes each event at least twice, until the service has bound its queue. */
    private void publish() throws Exception {
        ConnectionFactory broker = new ConnectionFactory();
        broker.setUri(TestRabbit.uri());
        List<Event> events = IntStream.range(0, EVENTS)
                .mapToObj(i -> Event.once(
                        EventType.CAMPAIGN_LAUNCHED, "c" + i, Instant.EPOCH, EventData.ofCampaign("c" + i, null)))
                .toList();
        try (Connection connection = broker.newConnection()) {
            await().atMost(PATIENCE).ignoreExceptions().until(() -> isRouted(connection, events));
            isRouted(connection, events);
        }
    }

    /** Publishes the events once; returns false if the broker had no queue for one of them. */
    private static boolean isRouted(Connection connection, List<Event> events) throws Exception {
        AtomicBoolean returned = new AtomicBoolean();
        try (Channel channel = connection.createChannel()) {
            channel.addReturnListener(_ -> returned.set(true));
            channel.confirmSelect();
            for (EventOccurred message : CrmMessage.split(events, EventOccurred::new)) {
                channel.basicPublish(
                        Exchanges.EVENT_OCCURRED,
                        "",
                        true,
                        MessageProperties.PERSISTENT_BASIC,
                        MessageJson.write(message));
            }
            channel.waitForConfirmsOrDie();
        }
        return !returned.get();
    }

    private static boolean isSigned(String secret, Request request) {
        try {
            long time = Long.parseLong(request.headers().get("webhook-timestamp"));
            return new Webhook(secret)
                    .sign(request.key(), time, request.body())
                    .equals(request.headers().get("webhook-signature"));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
