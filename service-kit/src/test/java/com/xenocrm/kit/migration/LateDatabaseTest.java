package com.xenocrm.kit.migration;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import com.xenocrm.contracts.message.CustomerRecorded;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.kit.TestService;
import com.xenocrm.kit.queue.BrokerQueues;
import com.xenocrm.testkit.CutLine;
import com.xenocrm.testkit.TestMongo;
import com.xenocrm.testkit.TestRabbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Tests a service that starts before its database is available. */
@SpringBootTest(
        classes = TestService.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "crm.migrations.patience=100ms")
@DirtiesContext
class LateDatabaseTest {

    private static final CutLine DATABASE = CutLine.to(TestMongo.uri());
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Autowired
    MessagePublisher publisher;

    @Autowired
    BrokerQueues queues;

    @Autowired
    AtomicReference<Consumer<List<CustomerRecorded>>> handler;

    @LocalServerPort
    int port;

    private final AtomicInteger handled = new AtomicInteger();

    @DynamicPropertySource
    static void outside(DynamicPropertyRegistry properties) {
        DATABASE.cut();
        properties.add("spring.rabbitmq.addresses", TestRabbit::uri);
        properties.add("spring.mongodb.uri", DATABASE::uri);
        properties.add("spring.mongodb.database", () -> TestMongo.newDatabase("late"));
    }

    @AfterAll
    static void hangUp() {
        DATABASE.close();
    }

    @Test
    void comesUpAndTakesNoWorkUntilTheDatabaseIsWhatItNeeds() throws Exception {
        handler.set(_ -> handled.incrementAndGet());

        HttpResponse<String> refused = get("/me");
        HttpResponse<String> metrics = get("/actuator/prometheus");
        publisher.publish(List.of(new CustomerRecorded(List.of("ann@example.com"))));
        await().until(() -> queues.waiting(Exchanges.CUSTOMERS_TO_COUNT.queue()).orElseThrow() == 0);
        int early = handled.get();
        DATABASE.mend();

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(refused.body())
                .isEqualTo(
                        "{\"success\":false,\"message\":\"The service is not available right now; try again in a few seconds\","
                                + "\"error\":\"SERVICE_UNAVAILABLE\"}");
        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(early).isZero();
        await().untilAsserted(() -> assertThat(handled).hasValue(1));
        await().untilAsserted(() -> assertThat(get("/me").statusCode()).isEqualTo(401));
        await().untilAsserted(() ->
                assertThat(get("/actuator/health/startup").statusCode()).isEqualTo(200));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
