package com.xenocrm.kit.messaging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import io.opentelemetry.api.OpenTelemetry;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.topology.Exchanges.Subscription;
import com.xenocrm.kit.broker.BrokerUnavailableException;
import com.xenocrm.kit.queue.QueueMetrics;
import com.xenocrm.kit.queue.UnwatchedQueues;
import com.xenocrm.kit.tracing.ManualSpans;

/** The services' listener, with virtual time and the dead letters of the simulation. */
public final class SimulatedListening {

    private static final Duration LONGEST_OUTAGE_IN_PLACE = Duration.ofMinutes(10);
    private static final QueueMetrics METRICS = UnwatchedQueues.metrics(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    private static final ManualSpans TRACES =
            new ManualSpans(OpenTelemetry.noop().getTracer("simulation"));

    private final BatchListener listener;

    /** @param pause lets virtual time pass */
    public SimulatedListening(LongSupplier nanos, Consumer<Duration> pause, BiConsumer<String, String> deadLetters) {
        OutageRetry outages = new OutageRetry(LONGEST_OUTAGE_IN_PLACE, nanos, time -> {
            pause.accept(time);
            return false;
        });
        listener = new BatchListener(
                (queue, _, reason) -> deadLetters.accept(queue, reason), METRICS, TRACES, () -> {}, outages);
    }

    /** Returns what handles the bodies of a batch. */
    public <M extends CrmMessage> Consumer<List<byte[]>> batches(
            Subscription queue, Class<M> type, Consumer<List<M>> handler) {
        Consumer<Message<List<byte[]>>> consumer = listener.batches(queue, type, handler);
        return bodies -> consumer.accept(MessageBuilder.withPayload(bodies).build());
    }

    /** Returns the exception of a broker that is away. */
    public static RuntimeException unavailable(String message) {
        return new BrokerUnavailableException(message);
    }
}
