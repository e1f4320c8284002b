package com.xenocrm.kit.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.context.SmartLifecycle;

/**
 * Monitor of queue depths. One thread asks the broker once a second, whatever the number of readers, and none of them waits
 * for the broker.
 */
public final class QueueDepthMonitor implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(QueueDepthMonitor.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** Validity of an observation; after this time without an answer from the broker the depth is unknown. */
    private static final Duration GOOD_FOR = Duration.ofSeconds(15);

    private final Broker broker;
    private final Clock clock;
    private final Set<String> watched = ConcurrentHashMap.newKeySet();
    private final Map<String, QueueDepth> depths = new ConcurrentHashMap<>();
    private volatile @Nullable ScheduledExecutorService looking;

    QueueDepthMonitor(Broker broker, Clock clock) {
        this.broker = broker;
        this.clock = clock;
    }

    /** Adds a queue to the observed ones. */
    public void watch(String queue) {
        watched.add(queue);
    }

    /**
     * Returns the number of waiting messages about a second ago; empty if unknown because the broker is unavailable.
     */
    public OptionalLong waiting(String queue) {
        QueueDepth depth = latest(queue);
        return depth == null ? OptionalLong.empty() : OptionalLong.of(depth.messages());
    }

    @Nullable
    QueueDepth latest(String queue) {
        QueueDepth depth = depths.get(queue);
        return depth == null || depth.at().plus(GOOD_FOR).isBefore(clock.instant()) ? null : depth;
    }

    /** Updates the depth of every queue. Throws nothing, because the executor stops a task that throws. */
    void look() {
        try {
            watched.forEach(this::lookOrGoOn);
        } catch (AmqpException away) {
            log.debug("Queue depths are unknown", away);
        }
    }

    private void lookOrGoOn(String queue) {
        try {
            look(queue);
        } catch (AmqpException away) {
            throw away;
        } catch (RuntimeException unexpected) {
            log.warn("The depth of {} is unknown", queue, unexpected);
        }
    }

    private void look(String queue) {
        OptionalLong messages = broker.messagesIn(queue);
        Instant now = clock.instant();
        if (messages.isPresent()) {
            depths.compute(queue, (_, before) -> QueueDepth.after(before, messages.getAsLong(), now));
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("queue-depths").factory());
        ScheduledFuture<?> _ =
                executor.scheduleWithFixedDelay(this::look, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        looking = executor;
    }

    @Override
    public void stop() {
        ScheduledExecutorService executor = looking;
        looking = null;
        if (executor != null) {
            executor.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }

    /** Source of queue depths. */
    @FunctionalInterface
    interface Broker {

        /**
         * Returns the number of waiting messages; empty if there is no such queue. Throws {@link AmqpException} if the
         * broker is unavailable.
         */
        OptionalLong messagesIn(String queue);
    }
}
