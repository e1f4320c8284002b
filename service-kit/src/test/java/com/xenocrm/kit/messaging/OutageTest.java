package com.xenocrm.kit.messaging;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import com.xenocrm.contracts.message.CustomerRecorded;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.kit.TestService;
import com.xenocrm.kit.broker.BrokerUnavailableException;
import com.xenocrm.kit.queue.QueueDepthMonitor;
import com.xenocrm.testkit.CutLine;
import com.xenocrm.testkit.TestMongo;
import com.xenocrm.testkit.TestRabbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/** Tests a consumer that writes messages to the database while broker or database is unavailable. */
@SpringBootTest(classes = TestService.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class OutageTest {

    private static final CutLine BROKER = CutLine.to(TestRabbit.uri());
    private static final CutLine DATABASE = CutLine.to(TestMongo.uri());
    private static final String WRITTEN = TestMongo.newDatabase("written");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Map<String, Integer> ALL_IS_WELL =
            Map.of("", 200, "/startup", 200, "/readiness", 200, "/liveness", 200);
    private static final Map<String, Integer> OUTAGE =
            Map.of("", 503, "/startup", 503, "/readiness", 200, "/liveness", 200);

    @Autowired
    MessagePublisher publisher;

    @Autowired
    MongoOperations mongo;

    @Autowired
    QueueDepthMonitor depths;

    @Autowired
    AtomicReference<Consumer<List<CustomerRecorded>>> handler;

    @LocalServerPort
    int port;

    private final AtomicInteger attempts = new AtomicInteger();

    @DynamicPropertySource
    static void outside(DynamicPropertyRegistry properties) {
        properties.add("spring.rabbitmq.addresses", BROKER::uri);
        properties.add("spring.mongodb.uri", DATABASE::uri);
    }

    @BeforeEach
    void writeWhatComes() {
        handler.set(batch -> {
            attempts.incrementAndGet();
            batch.stream()
                    .flatMap(message -> message.emails().stream())
                    .forEach(email -> mongo.save(new Document("_id", email), WRITTEN));
        });
    }

    @AfterAll
    static void hangUp() {
        BROKER.close();
        DATABASE.close();
    }

    @Test
    void backsOffWhileTheDatabaseIsAwayAndLosesNothing() {
        List<String> emails = emails("a");

        DATABASE.cut();
        publisher.publish(messages(emails));
        await().untilAsserted(() -> assertThat(attempts).hasValueGreaterThan(1));
        await().untilAsserted(() -> assertThat(probes()).isEqualTo(OUTAGE));
        DATABASE.mend();

        await().untilAsserted(() -> assertThat(written()).containsAll(emails));
        await().untilAsserted(() -> assertThat(probes()).isEqualTo(ALL_IS_WELL));
        await().untilAsserted(() -> assertThat(depths.waiting(Exchanges.CUSTOMERS_TO_COUNT.deadLetterQueue()))
                .hasValue(0));
    }

    @Test
    void promisesNothingWhileTheBrokerIsAwayAndKeepsWhatWasPromised() {
        List<String> before = emails("b");
        List<String> after = emails("c");

        publisher.publish(messages(before));
        BROKER.cut();
        Throwable refused = catchThrowable(() -> publisher.publish(messages(after)));
        Map<String, Integer> away = probes();
        BROKER.mend();
        await().ignoreExceptions().untilAsserted(() -> publisher.publish(messages(after)));

        assertThat(refused).isInstanceOf(BrokerUnavailableException.class);
        assertThat(away).isEqualTo(Map.of("", 200, "/startup", 503, "/readiness", 200, "/liveness", 200));
        await().untilAsserted(() -> assertThat(written()).containsAll(before).containsAll(after));
    }

    private static List<String> emails(String prefix) {
        return IntStream.range(0, 200)
                .mapToObj(i -> prefix + i + "@example.com")
                .toList();
    }

    private static List<CustomerRecorded> messages(List<String> emails) {
        return emails.stream()
                .map(email -> new CustomerRecorded(List.of(email)))
                .toList();
    }

    private List<String> written() {
        return mongo.findAll(Document.class, WRITTEN).stream()
                .map(document -> document.getString("_id"))
                .toList();
    }

    private Map<String, Integer> probes() {
        return Map.of(
                "", health(""),
                "/startup", health("/startup"),
                "/readiness", health("/readiness"),
                "/liveness", health("/liveness"));
    }

    private int health(String group) {
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/health" + group))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
