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
 * How many messages wait in the queues that this process cares for. One thread asks the broker once a second, however
 * many want to know; nobody but who wants to know it exactly waits for the broker.
 */
public final class QueueDepthMonitor implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(QueueDepthMonitor.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** After this long without an answer of the broker nothing is known any more. */
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

    /** From now on this queue is looked at. */
    public void watch(String queue) {
        watched.add(queue);
    }

    /** How many messages waited about a second ago; empty when nobody knows: the broker is away. */
    public OptionalLong waiting(String queue) {
        QueueDepth depth = latest(queue);
        return depth == null ? OptionalLong.empty() : OptionalLong.of(depth.messages());
    }

    /** How many messages wait now; empty when there is no such queue. Asks the broker, and throws when it is away. */
    public OptionalLong ask(String queue) {
        return broker.messagesIn(queue);
    }

    @Nullable
    QueueDepth latest(String queue) {
        QueueDepth depth = depths.get(queue);
        return depth == null || depth.at().plus(GOOD_FOR).isBefore(clock.instant()) ? null : depth;
    }

    /** Asks the broker for every queue. Throws nothing: an executor never again runs what once threw something. */
    void look() {
        try {
            watched.forEach(this::lookOrGoOn);
        } catch (AmqpException away) {
            log.debug("The queues' depths are not known", away);
        }
    }

    private void lookOrGoOn(String queue) {
        try {
            look(queue);
        } catch (AmqpException away) {
            throw away;
        } catch (RuntimeException unexpected) {
            log.warn("The depth of {} is not known", queue, unexpected);
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

    /** Who knows. */
    @FunctionalInterface
    interface Broker {

        /** How many messages wait; empty when there is no such queue. Throws {@link AmqpException} when it is away. */
        OptionalLong messagesIn(String queue);
    }
}
