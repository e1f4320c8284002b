package com.xenocrm.kit.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.AmqpConnectException;

import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;

class QueueMetricsTest {

    private static final String QUEUE = Exchanges.ORDERS_TO_RECORD.queue();
    private static final String DEAD_LETTERS = Exchanges.ORDERS_TO_RECORD.deadLetterQueue();

    private final TestClock clock = new TestClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final Map<String, Long> broker = new HashMap<>(Map.of(QUEUE, 0L, DEAD_LETTERS, 0L));
    private final AtomicInteger calls = new AtomicInteger();
    private final QueueDepthMonitor depths = new QueueDepthMonitor(this::messagesIn, clock);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ConsumerProgress applied =
            new QueueMetrics(registry, depths, clock).ofConsumer(Exchanges.ORDERS_TO_RECORD);

    @Test
    void showsWhatWaitsAndWhatIsParked() {
        broker.putAll(Map.of(QUEUE, 12L, DEAD_LETTERS, 3L));

        depths.look();

        assertThat(value("crm.queue.messages")).isEqualTo(12);
        assertThat(value("crm.queue.dead.letters")).isEqualTo(3);
    }

    @Test
    void looksAtTheOtherQueuesWhenOneLookFailsUnexpectedly() {
        broker.put(QUEUE, null);
        broker.put(DEAD_LETTERS, 3L);

        depths.look();

        assertThat(value("crm.queue.dead.letters")).isEqualTo(3);
        assertThat(value("crm.queue.messages")).isNaN();
    }

    @Test
    void countsWhatWasApplied() {
        applied.add(2, 150);
        applied.add(1, 100);

        assertThat(value("crm.queue.applied.messages")).isEqualTo(3);
        assertThat(value("crm.queue.applied.records")).isEqualTo(250);
    }

    @Test
    void takesTheAgeOfTheOldestFromWhatWasHandledLast() {
        broker.put(QUEUE, 5L);
        depths.look();
        applied.reached(clock.instant().minusSeconds(90));
        applied.reached(clock.instant().minusSeconds(100));

        assertThat(value("crm.queue.oldest.age")).isEqualTo(90);
        broker.put(QUEUE, 0L);
        depths.look();
        assertThat(value("crm.queue.oldest.age")).isZero();
    }

    @Test
    void countsTheAgeFromWhenTheQueueWasEmptyAfterAQuietNight() {
        applied.reached(clock.instant().minus(Duration.ofHours(8)));
        depths.look();

        clock.advance(Duration.ofSeconds(1));
        broker.put(QUEUE, 5L);
        depths.look();

        assertThat(value("crm.queue.oldest.age")).isEqualTo(1);
    }

    @Test
    void countsTheAgeFromTheFirstLookWhileNothingIsHandled() {
        broker.put(QUEUE, 5L);
        depths.look();

        clock.advance(Duration.ofSeconds(7));
        depths.look();

        assertThat(value("crm.queue.oldest.age")).isEqualTo(7);
    }

    @Test
    void asksTheBrokerOnceHoweverManyRead() {
        depths.look();

        for (int i = 0; i < 100; i++) {
            assertThat(value("crm.queue.messages")).isZero();
        }

        assertThat(calls).hasValue(2);
    }

    @Test
    void knowsNothingOnceTheBrokerHasBeenAwayForAWhile() {
        broker.put(QUEUE, 5L);
        depths.look();
        broker.clear();

        depths.look();

        assertThat(value("crm.queue.messages")).isEqualTo(5);
        clock.advance(Duration.ofSeconds(16));
        assertThat(value("crm.queue.messages")).isNaN();
        assertThat(value("crm.queue.oldest.age")).isNaN();
        assertThat(depths.waiting(QUEUE)).isEmpty();
    }

    private OptionalLong messagesIn(String queue) {
        calls.incrementAndGet();
        if (broker.isEmpty()) {
            throw new AmqpConnectException(new IllegalStateException("away"));
        }
        return OptionalLong.of(broker.get(queue));
    }

    private double value(String name) {
        return registry.get(name)
                .tag("queue", QUEUE)
                .meter()
                .measure()
                .iterator()
                .next()
                .getValue();
    }
}
