package com.xenocrm.kit.queue;

import java.time.Clock;
import java.time.Duration;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import com.xenocrm.contracts.topology.Exchanges.Subscription;

/**
 * Metrics of queues, for autoscaling and alerts. Gauges read {@link QueueDepthMonitor}, so a scrape never calls the
 * broker; they are NaN while the depth is unknown.
 */
public final class QueueMetrics {

    private static final String QUEUE = "queue";
    private static final String PARKED = "crm.queue.parked.messages";
    private static final String PARKED_DESCRIPTION = "Messages, or single records of them, moved to the dead letters";
    private static final double MILLIS = Duration.ofSeconds(1).toMillis();

    private final MeterRegistry registry;
    private final QueueDepthMonitor depths;
    private final Clock clock;

    QueueMetrics(MeterRegistry registry, QueueDepthMonitor depths, Clock clock) {
        this.registry = registry;
        this.depths = depths;
        this.clock = clock;
    }

    /** Registers the gauge of messages waiting for this consumer. */
    public void showDepth(Subscription subscription) {
        gauge("crm.queue.messages", "Messages waiting in the queue", subscription, subscription.queue());
    }

    /**
     * Registers all metrics of a queue that this process consumes. The caller reports its progress to the returned
     * object.
     */
    public ConsumerProgress ofConsumer(Subscription subscription) {
        String queue = subscription.queue();
        showDepth(subscription);
        gauge(
                "crm.queue.dead.letters",
                "Messages waiting in the queue's dead letters",
                subscription,
                subscription.deadLetterQueue());
        ConsumerProgress applied = new ConsumerProgress(
                counter("crm.queue.applied.messages", "Messages that were handled", queue),
                counter("crm.queue.applied.records", "Records in the messages that were handled", queue));
        counter(PARKED, PARKED_DESCRIPTION, queue);
        Gauge.builder("crm.queue.oldest.age", () -> oldestAge(queue, applied))
                .description("Longest possible waiting time of the oldest message; 0 when none waits")
                .baseUnit("seconds")
                .tag(QUEUE, queue)
                .register(registry);
        return applied;
    }

    /** Counts a message, or a single record of one, that was moved to the dead letters. */
    public void parked(String queue) {
        counter(PARKED, PARKED_DESCRIPTION, queue).increment();
    }

    private void gauge(String name, String description, Subscription subscription, String counted) {
        depths.watch(counted);
        Gauge.builder(
                        name,
                        () -> depths.waiting(counted).stream()
                                .asDoubleStream()
                                .findFirst()
                                .orElse(Double.NaN))
                .description(description)
                .tag(QUEUE, subscription.queue())
                .register(registry);
    }

    private Counter counter(String name, String description, String queue) {
        return Counter.builder(name).description(description).tag(QUEUE, queue).register(registry);
    }

    private double oldestAge(String queue, ConsumerProgress applied) {
        QueueDepth depth = depths.latest(queue);
        return depth == null
                ? Double.NaN
                : depth.oldestAge(applied.reached(), clock.instant()).toMillis() / MILLIS;
    }
}
