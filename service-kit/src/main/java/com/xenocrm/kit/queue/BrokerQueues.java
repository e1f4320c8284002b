package com.xenocrm.kit.queue;

import java.util.Optional;

import org.springframework.amqp.core.AmqpAdmin;

/** Queues as the broker shows them. */
public final class BrokerQueues {

    private final AmqpAdmin broker;

    BrokerQueues(AmqpAdmin broker) {
        this.broker = broker;
    }

    /** Returns the state of a queue; empty if it has never been declared. */
    public Optional<State> state(String queue) {
        return Optional.ofNullable(broker.getQueueInfo(queue))
                .map(found -> new State(found.getMessageCount(), found.getConsumerCount()));
    }

    /**
     * State of a queue.
     *
     * @param waiting messages that no consumer has taken yet
     */
    public record State(long waiting, int consumers) {}
}
