package com.xenocrm.kit.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.springframework.amqp.rabbit.connection.CorrelationData;

/** Outstanding publisher confirms of one publication. */
final class PublisherConfirms {

    private final List<CorrelationData> awaited = new ArrayList<>();

    /** Registers one more message; pass the result to the template or binder. */
    CorrelationData expect() {
        CorrelationData correlation = new CorrelationData(UUID.randomUUID().toString());
        awaited.add(correlation);
        return correlation;
    }

    /** Returns when every message is confirmed and routed to a queue; throws otherwise. */
    void await(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        for (CorrelationData correlation : awaited) {
            try {
                var confirm = correlation.getFuture().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (!confirm.ack()) {
                    throw new BrokerUnavailableException("The broker refused a message: " + confirm.reason());
                }
            } catch (TimeoutException | ExecutionException e) {
                throw new BrokerUnavailableException("The broker did not confirm a message in time", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BrokerUnavailableException("Interrupted while waiting for the broker's confirm", e);
            }
            if (correlation.getReturned() != null) {
                throw new BrokerUnavailableException("The broker had no queue for a message");
            }
        }
    }
}
