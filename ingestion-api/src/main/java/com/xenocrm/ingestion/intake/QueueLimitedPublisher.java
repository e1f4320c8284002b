package com.xenocrm.ingestion.intake;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.contracts.topology.Exchanges.Subscription;
import com.xenocrm.kit.outage.OverloadedException;
import com.xenocrm.kit.queue.QueueDepthMonitor;
import com.xenocrm.kit.queue.QueueMetrics;

/**
 * Publisher that refuses messages while a queue behind the exchange is too long, so that the broker's disk never fills
 * up. The depth is about a second old and read by each replica, so the limit can be exceeded by the messages of a
 * second.
 */
final class QueueLimitedPublisher implements MessagePublisher {

    /** Queues that grow with publications, by exchange. */
    private static final Map<String, List<Subscription>> FILLED = Map.of(
            Exchanges.CUSTOMER_RECEIVED, List.of(Exchanges.CUSTOMERS_TO_RECORD, Exchanges.CUSTOMERS_TO_COUNT),
            Exchanges.ORDER_RECEIVED, List.of(Exchanges.ORDERS_TO_RECORD),
            Exchanges.DELIVERY_RECEIPT_RECEIVED, List.of(Exchanges.RECEIPTS_TO_APPLY));

    private final MessagePublisher publisher;
    private final QueueDepthMonitor depths;
    private final long limit;
    private final Counter overloads;

    QueueLimitedPublisher(
            MessagePublisher publisher,
            QueueDepthMonitor depths,
            QueueMetrics metrics,
            MeterRegistry meters,
            long limit) {
        this.publisher = publisher;
        this.depths = depths;
        this.limit = limit;
        this.overloads = Counter.builder("crm.ingest.overloads")
                .description("Requests and files refused because a queue is too long")
                .register(meters);
        FILLED.values().stream().flatMap(Collection::stream).forEach(metrics::showDepth);
    }

    @Override
    public void publish(List<? extends CrmMessage> messages) {
        refuseWhenOverloaded(messages);
        publisher.publish(messages);
    }

    @Override
    public void publishAfter(Duration delay, List<? extends CrmMessage> messages) {
        refuseWhenOverloaded(messages);
        publisher.publishAfter(delay, messages);
    }

    private void refuseWhenOverloaded(List<? extends CrmMessage> messages) {
        boolean tooLong = messages.stream()
                .map(Exchanges::of)
                .distinct()
                .flatMap(exchange -> FILLED.getOrDefault(exchange, List.of()).stream())
                .anyMatch(queue -> depths.waiting(queue.queue()).orElse(0) >= limit);
        if (tooLong) {
            overloads.increment();
            throw new OverloadedException("Too many records wait to be applied; nothing was accepted, try again later");
        }
    }
}
