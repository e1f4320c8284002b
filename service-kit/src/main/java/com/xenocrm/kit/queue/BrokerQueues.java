package com.xenocrm.kit.queue;

import java.util.Optional;
import java.util.OptionalLong;

import org.springframework.amqp.core.AmqpAdmin;

/** Queues as the broker shows them now. Each call waits for the broker, and throws if that is unavailable. */
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

    /** Returns the number of waiting messages; empty if the queue has never been declared. */
    public OptionalLong waiting(String queue) {
        return state(queue).stream().mapToLong(State::waiting).findAny();
    }

    /**
     * State of a queue.
     *
     * @param waiting messages that no consumer has taken yet
     */
    public record State(long waiting, int consumers) {}
}
