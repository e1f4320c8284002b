package com.xenocrm.kit.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.cloud.stream.binding.InputBindingLifecycle;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.contracts.message.CustomerRecorded;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.kit.TestService;
import com.xenocrm.kit.broker.BrokerUnavailableException;
import com.xenocrm.kit.queue.BrokerQueues;
import com.xenocrm.testkit.TestMongo;
import com.xenocrm.testkit.TestRabbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@SpringBootTest(classes = TestService.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class BatchListenerTest {

    private static final String DEAD_LETTERS = Exchanges.CUSTOMERS_TO_COUNT.deadLetterQueue();
    private static final long PATIENCE_MILLIS = 60_000;

    @Autowired
    MessagePublisher publisher;

    @Autowired
    RabbitTemplate rabbit;

    @Autowired
    BrokerQueues queues;

    @Autowired
    ConsumerShutdown consumerShutdown;

    @Autowired
    InputBindingLifecycle consumers;

    @Autowired
    MeterRegistry meters;

    @Autowired
    AtomicReference<Consumer<List<CustomerRecorded>>> handler;

    private final List<CustomerRecorded> handled = new CopyOnWriteArrayList<>();

    @DynamicPropertySource
    static void broker(DynamicPropertyRegistry properties) {
        properties.add("spring.rabbitmq.addresses", TestRabbit::uri);
        properties.add("spring.mongodb.uri", TestMongo::uri);
    }

    @Test
    void handsOverEverythingThatWasPublished() {
        handler.set(handled::addAll);
        List<CustomerRecorded> messages = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            messages.add(message());
        }

        double before = applied("records");

        publisher.publish(messages);

        await().untilAsserted(() -> assertThat(handled).containsExactlyInAnyOrderElementsOf(messages));
        await().untilAsserted(() -> assertThat(applied("records")).isEqualTo(before + 100));
        await().untilAsserted(() -> assertThat(gauge("oldest.age")).isZero());
    }

    @Test
    void handsOverInTheTraceThatItWasPublishedIn() {
        List<String> seen = new CopyOnWriteArrayList<>();
        handler.set(batch -> seen.add(Span.current().getSpanContext().getTraceId()));
        SpanContext place =
                SpanContext.create("5".repeat(32), "6".repeat(16), TraceFlags.getDefault(), TraceState.getDefault());

        try (Scope _ = Context.root().with(Span.wrap(place)).makeCurrent()) {
            publisher.publish(List.of(message()));
            await().until(() -> seen.size() == 1);
            publisher.publishAfter(Duration.ZERO, List.of(message()));
        }

        await().untilAsserted(() -> assertThat(seen).containsExactly("5".repeat(32), "5".repeat(32)));
    }

    @Test
    void tellsHowFarBehindItIs() {
        CountDownLatch going = new CountDownLatch(1);
        List<CustomerRecorded> messages =
                IntStream.range(0, 200).mapToObj(_ -> message()).toList();
        handler.set(batch -> {
            if (!handled.isEmpty()) {
                await().until(() -> going.getCount() == 0);
            }
            handled.addAll(batch);
        });

        publisher.publish(messages);

        await().untilAsserted(() -> assertThat(gauge("messages")).isPositive());
        await().untilAsserted(() -> assertThat(gauge("oldest.age")).isGreaterThan(0.5));
        going.countDown();
        await().untilAsserted(() -> assertThat(handled).hasSize(200));
        await().untilAsserted(() -> assertThat(gauge("messages")).isZero());
    }

    @Test
    void finishesTheBatchInHandWhenItStopsAndGivesBackTheRest() throws InterruptedException {
        CountDownLatch inHand = new CountDownLatch(1);
        CountDownLatch going = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        List<CustomerRecorded> messages =
                IntStream.range(0, 50).mapToObj(_ -> message()).toList();
        handler.set(batch -> {
            inHand.countDown();
            await().until(() -> going.getCount() == 0);
            handled.addAll(batch);
        });

        publisher.publish(messages);
        inHand.await();
        consumerShutdown.stop(stopped::countDown);
        boolean early = stopped.await(200, TimeUnit.MILLISECONDS);
        going.countDown();
        stopped.await();

        int finished = handled.size();
        assertThat(early).isFalse();
        assertThat(finished).isBetween(1, 20);
        await().untilAsserted(() ->
                assertThat(queues.waiting(Exchanges.CUSTOMERS_TO_COUNT.queue())).hasValue(50 - finished));
        consumers.start();
        await().untilAsserted(() -> assertThat(handled).containsExactlyInAnyOrderElementsOf(messages));
    }

    @Test
    void parksAnUnreadableMessageAloneAndHandsOverTheRest() {
        handler.set(handled::addAll);
        CustomerRecorded before = message();
        CustomerRecorded after = message();
        double parkedBefore = parkedMessages();

        publisher.publish(List.of(before));
        rabbit.convertAndSend(Exchanges.CUSTOMER_RECORDED, "", "{\"emails\": 7".getBytes(StandardCharsets.UTF_8));
        publisher.publish(List.of(after));

        await().untilAsserted(() -> assertThat(handled).containsExactlyInAnyOrder(before, after));
        Message parked = rabbit.receive(DEAD_LETTERS, PATIENCE_MILLIS);
        assertThat(parked.getBody()).asString(StandardCharsets.UTF_8).isEqualTo("{\"emails\": 7");
        assertThat(parked.getMessageProperties().getHeaders())
                .containsEntry(DeadLetterQueues.REASON, "unreadable: not a CustomerRecorded")
                .containsEntry(DeadLetterQueues.ORIGIN, Exchanges.CUSTOMERS_TO_COUNT.queue());
        await().untilAsserted(() -> assertThat(parkedMessages()).isEqualTo(parkedBefore + 1));
    }

    @Test
    void parksAMessageThatCannotBeHandledAndHandsOverTheRestOfItsBatch() {
        CustomerRecorded poison = new CustomerRecorded(List.of("nobody@example.com"));
        List<CustomerRecorded> good = List.of(message(), message(), message());
        handler.set(batch -> {
            if (batch.contains(poison)) {
                throw new IllegalArgumentException("cannot be handled");
            }
            handled.addAll(batch);
        });

        publisher.publish(List.of(good.get(0), good.get(1), poison, good.get(2)));

        await().untilAsserted(() -> assertThat(handled).containsExactlyInAnyOrderElementsOf(good));
        Message parked = rabbit.receive(DEAD_LETTERS, PATIENCE_MILLIS);
        assertThat(MessageJson.read(parked.getBody(), CustomerRecorded.class)).isEqualTo(poison);
    }

    @Test
    void parksOneRecordAloneAndHandsOverTheOthersOfItsMessage() {
        handler.set(batch -> {
            if (batch.stream().anyMatch(message -> message.emails().contains("poison"))) {
                throw new IllegalArgumentException("cannot be handled");
            }
            handled.addAll(batch);
        });

        publisher.publish(List.of(new CustomerRecorded(List.of("a", "poison", "b"))));

        await().untilAsserted(() -> assertThat(handled)
                .containsExactly(new CustomerRecorded(List.of("a")), new CustomerRecorded(List.of("b"))));
        Message parked = rabbit.receive(DEAD_LETTERS, PATIENCE_MILLIS);
        assertThat(parked.getBody()).asString(StandardCharsets.UTF_8).isEqualTo("{\"emails\":[\"poison\"]}");
    }

    @Test
    void outlastsAnOutageInPlace() {
        AtomicInteger attempts = new AtomicInteger();
        handler.set(batch -> {
            if (attempts.incrementAndGet() <= 3) {
                throw new BrokerUnavailableException("away");
            }
            handled.addAll(batch);
        });
        CustomerRecorded message = message();

        publisher.publish(List.of(message));

        await().untilAsserted(() -> assertThat(handled).containsExactly(message));
        assertThat(attempts).hasValue(4);
        assertThat(rabbit.receive(DEAD_LETTERS)).isNull();
    }

    @Test
    void handsOverADelayedMessageWhenItsTimeHasComeAndNoneBehindOneThatWaitsLonger() {
        Map<CustomerRecorded, Long> arrivals = new ConcurrentHashMap<>();
        handler.set(batch -> batch.forEach(message -> {
            arrivals.put(message, System.nanoTime());
            handled.add(message);
        }));
        CustomerRecorded atOnce = message();
        CustomerRecorded soon = message();
        CustomerRecorded later = message();
        long start = System.nanoTime();

        publisher.publishAfter(Duration.ofMillis(2_100), List.of(later));
        publisher.publishAfter(Duration.ofMillis(400), List.of(soon));
        publisher.publishAfter(Duration.ZERO, List.of(atOnce));

        await().untilAsserted(() -> assertThat(handled).containsExactlyInAnyOrder(atOnce, soon, later));
        assertThat(handled.getLast()).isEqualTo(later);
        assertThat(Duration.ofNanos(arrivals.get(soon) - start)).isGreaterThan(Duration.ofMillis(400));
        assertThat(Duration.ofNanos(arrivals.get(later) - start)).isGreaterThan(Duration.ofMillis(2_100));
    }

    @Test
    void doesNotCallPublishedWhatNoQueueHasTaken() {
        RabbitAdmin admin = new RabbitAdmin(rabbit);
        Binding binding = new Binding(
                Exchanges.PAGES_TO_DISPATCH.queue(),
                Binding.DestinationType.QUEUE,
                Exchanges.AUDIENCE_PAGE_REQUESTED,
                "#",
                null);

        admin.removeBinding(binding);

        try {
            assertThatThrownBy(() -> publisher.publish(List.of(new AudiencePageRequested("nobody", 0, null))))
                    .isInstanceOf(BrokerUnavailableException.class)
                    .hasMessage("The broker had no queue for a message");
        } finally {
            admin.declareBinding(binding);
        }
    }

    private double applied(String what) {
        return meters.get("crm.queue.applied." + what).counter().count();
    }

    private double parkedMessages() {
        return meters.get("crm.queue.parked.messages").counter().count();
    }

    private double gauge(String what) {
        return meters.get("crm.queue." + what).gauge().value();
    }

    private static CustomerRecorded message() {
        return new CustomerRecorded(List.of(UUID.randomUUID() + "@example.com", UUID.randomUUID() + "@example.com"));
    }
}
