package com.xenocrm.kit.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Declarable;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.core.QueueBuilder.Overflow;
import org.springframework.amqp.core.TopicExchange;

import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.contracts.topology.Exchanges.Subscription;

/**
 * Delay queues by powers of two. The routing key holds the delay as a binary number; at each level the message waits
 * if its bit is one and is routed to the next level if it is zero. All messages of a queue wait equally long, so
 * there is no head-of-line blocking.
 */
final class DelayQueues {

    /** Exchange that receives delayed messages. */
    static final String ENTRANCE;

    static final Duration LONGEST;

    private static final Duration SHORTEST = Duration.ofMillis(250);
    private static final int LEVELS = 14;
    private static final String EXIT = "crm.delayed";

    static {
        ENTRANCE = name(LEVELS - 1);
        LONGEST = SHORTEST.multipliedBy((1L << LEVELS) - 1);
    }

    private DelayQueues() {}

    /** Returns the routing key for a delay, rounded up to a quarter of a second, and a target exchange. */
    static String routingKey(Duration delay, String exchange) {
        long steps = Math.ceilDiv(Math.clamp(delay.toMillis(), 0, LONGEST.toMillis()), SHORTEST.toMillis());
        StringBuilder key = new StringBuilder();
        for (int level = LEVELS - 1; level >= 0; level--) {
            key.append((steps >> level) & 1).append('.');
        }
        return key + exchange;
    }

    /**
     * Returns the delay queues from the longest to the shortest, and the bindings from the last one to all exchanges.
     */
    static List<Declarable> topology() {
        TopicExchange exit = new TopicExchange(EXIT, true, false);
        List<Declarable> topology = new ArrayList<>(List.of(exit));
        TopicExchange next = exit;
        for (int level = 0; level < LEVELS; level++) {
            TopicExchange entrance = new TopicExchange(name(level), true, false);
            Queue waiting = waiting(level, next);
            String before = "*.".repeat(LEVELS - 1 - level);
            Binding waits = BindingBuilder.bind(waiting).to(entrance).with(before + "1.#");
            Binding falls = BindingBuilder.bind(next).to(entrance).with(before + "0.#");
            topology.addAll(List.of(entrance, waiting, waits, falls));
            next = entrance;
        }
        Exchanges.SUBSCRIPTIONS.stream()
                .map(Subscription::exchange)
                .distinct()
                .forEach(target -> topology.add(
                        BindingBuilder.bind(new TopicExchange(target)).to(exit).with("#." + target)));
        return topology;
    }

    private static Queue waiting(int level, TopicExchange next) {
        return QueueBuilder.durable(name(level))
                .quorum()
                .ttl(Math.toIntExact(SHORTEST.toMillis() << level))
                .deadLetterExchange(next.getName())
                .withArgument("x-dead-letter-strategy", "at-least-once")
                .overflow(Overflow.rejectPublish)
                .build();
    }

    private static String name(int level) {
        return "crm.delay-" + (SHORTEST.toMillis() << level) + "ms";
    }
}
