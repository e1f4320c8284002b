package com.xenocrm.kit.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.amqp.ImmediateRequeueAmqpException;
import org.springframework.messaging.Message;
import tools.jackson.core.JacksonException;

import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.topology.Exchanges.Subscription;
import com.xenocrm.kit.logging.RequestIdFilter;
import com.xenocrm.kit.queue.ConsumerProgress;
import com.xenocrm.kit.queue.QueueMetrics;
import com.xenocrm.kit.tracing.ManualSpans;
import com.xenocrm.kit.tracing.TraceParent;

/**
 * Listener that acknowledges a batch only after its handler has returned. During an outage, and until migrations are
 * applied, the batch waits and is retried. An unreadable message or a record that cannot be handled is moved to the
 * dead letters alone, and the rest of its batch continues.
 */
public final class BatchListener {

    private static final Logger log = LoggerFactory.getLogger(BatchListener.class);

    private final DeadLetters deadLetters;
    private final QueueMetrics metrics;
    private final ManualSpans traces;
    private final Runnable ready;
    private final OutageRetry outages;

    /** Creates the listener.
     * @param ready check that throws an outage while the service must not handle messages
     */
    BatchListener(
            DeadLetters deadLetters, QueueMetrics metrics, ManualSpans traces, Runnable ready, OutageRetry outages) {
        this.deadLetters = deadLetters;
        this.ready = ready;
        this.metrics = metrics;
        this.traces = traces;
        this.outages = outages;
    }

    /** Returns the binder's consumer of a queue, which parses raw batches and passes them to the handler. */
    public <M extends CrmMessage> Consumer<Message<List<byte[]>>> batches(
            Subscription queue, Class<M> type, Consumer<List<M>> handler) {
        ConsumerProgress applied = metrics.ofConsumer(queue);
        Consumer<List<M>> counting = messages -> {
            handler.accept(messages);
            applied.add(messages.size(), MessageRecords.in(messages));
        };
        return batch -> {
            inContext(queue.queue(), batch, () -> handle(queue.queue(), batch.getPayload(), type, counting));
            PublicationHeaders.latestIn(batch).ifPresent(applied::reached);
        };
    }

    /** Runs the work in the traces of the messages, with their request id in the log if they share one. */
    private void inContext(String queue, Message<List<byte[]>> batch, Runnable work) {
        List<String> requests = PublicationHeaders.headersIn(batch, RequestIdFilter.KEY);
        Runnable traced = () ->
                traces.handling("process " + queue, PublicationHeaders.headersIn(batch, TraceParent.HEADER), work);
        if (requests.stream().distinct().count() == 1) {
            try (MDC.MDCCloseable _ = MDC.putCloseable(RequestIdFilter.KEY, requests.getFirst())) {
                traced.run();
            }
        } else {
            traced.run();
        }
    }

    private <M extends CrmMessage> void handle(
            String queue, List<byte[]> bodies, Class<M> type, Consumer<List<M>> handler) {
        outages.outlast(ready);
        List<M> messages = new ArrayList<>(bodies.size());
        for (byte[] body : bodies) {
            try {
                messages.add(MessageJson.read(body, type));
            } catch (JacksonException e) {
                log.warn("Parked an unreadable message of {}", queue, e);
                outages.outlast(() -> deadLetters.park(queue, body, "unreadable: not a " + type.getSimpleName()));
            }
        }
        if (!messages.isEmpty()) {
            handleReadable(queue, messages, type, handler);
        }
    }

    private <M extends CrmMessage> void handleReadable(
            String queue, List<M> messages, Class<M> type, Consumer<List<M>> handler) {
        try {
            outages.outlast(() -> handler.accept(messages));
        } catch (ImmediateRequeueAmqpException e) {
            throw e;
        } catch (RuntimeException e) {
            List<M> parts = messages.size() > 1 ? messages : MessageRecords.apart(messages.getFirst(), type);
            if (parts.size() > 1) {
                log.warn(
                        "A batch of {} failed; its {} messages or records are retried individually",
                        queue,
                        parts.size(),
                        e);
                parts.forEach(part -> handleReadable(queue, List.of(part), type, handler));
            } else {
                log.error("Parked a message of {} that cannot be handled", queue, e);
                byte[] body = MessageJson.write(messages.getFirst());
                outages.outlast(() -> deadLetters.park(
                        queue, body, "cannot be handled: " + e.getClass().getSimpleName()));
            }
        }
    }

    /** Keeps messages that cannot be handled. */
    @FunctionalInterface
    interface DeadLetters {

        /** Returns when the broker has confirmed the message among the dead letters of its queue. */
        void park(String queue, byte[] body, String reason);
    }
}
