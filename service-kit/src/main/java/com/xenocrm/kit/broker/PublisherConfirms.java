package com.xenocrm.kit.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.springframework.amqp.rabbit.connection.CorrelationData;

/** Outstanding publisher confirms of one publication, which must end within its time limit. */
public final class PublisherConfirms {

    private final List<CorrelationData> awaited = new ArrayList<>();
    private final long deadline;

    PublisherConfirms(Duration limit) {
        this.deadline = System.nanoTime() + limit.toNanos();
    }

    /**
     * Registers one more message; pass the result to the template or binder. Throws after the time limit: by then the caller has been answered that nothing was accepted.
     */
    public CorrelationData expect() {
        if (System.nanoTime() - deadline >= 0) {
            throw new BrokerUnavailableException("The broker did not take the messages in time");
        }
        CorrelationData correlation = new CorrelationData(UUID.randomUUID().toString());
        awaited.add(correlation);
        return correlation;
    }

    /** Returns when every message is confirmed and routed to a queue; throws otherwise. */
    void await() {
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
