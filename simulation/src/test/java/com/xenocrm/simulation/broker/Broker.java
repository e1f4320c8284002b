package com.xenocrm.simulation.broker;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.contracts.topology.Exchanges.Subscription;
import com.xenocrm.kit.messaging.MessageJson;
import com.xenocrm.simulation.fault.Effects;
import com.xenocrm.simulation.history.History;
import com.xenocrm.simulation.loop.EventLoop;
import com.xenocrm.simulation.loop.SimulatedProcess;
import com.xenocrm.simulation.loop.Tasks;

/**
 * Broker with RabbitMQ's guarantees: a confirmed message is kept until it is acknowledged, and comes again when its
 * channel closes before that; the order is not kept; after too many returns a message becomes a dead letter.
 */
public final class Broker {

    /** As the services declare it for their queues. */
    static final int DELIVERY_LIMIT = 50;

    private static final long LATENCY = 2_000;

    private final EventLoop loop;
    private final SplittableRandom random;
    private final Map<String, Queue> queues = new LinkedHashMap<>();
    private final History history;
    private int delayed;

    public Broker(
            EventLoop loop,
            Tasks tasks,
            Effects effects,
            History history,
            long seed,
            BiConsumer<String, String> deadLetters,
            boolean acknowledgesFirst) {
        this.loop = loop;
        this.history = history;
        this.random = new SplittableRandom(seed);
        for (Subscription subscription : Exchanges.SUBSCRIPTIONS) {
            queues.put(
                    subscription.queue(),
                    new Queue(
                            subscription,
                            loop,
                            tasks,
                            effects,
                            new SplittableRandom(seed + queues.size()),
                            deadLetters,
                            acknowledgesFirst));
        }
    }

    /** Adds a consumer of a process to a queue. */
    public void consume(Subscription subscription, SimulatedProcess process, Consumer<List<byte[]>> handler) {
        queue(subscription).add(new Consuming(process, handler));
    }

    /** Returns the messages that the process has not acknowledged to their queues. */
    public void close(SimulatedProcess process) {
        queues.values().forEach(queue -> queue.close(process));
    }

    /** Ends the consumers of a process that died. */
    public void leave(SimulatedProcess process) {
        close(process);
        queues.values().forEach(queue -> queue.remove(process));
    }

    /** Stores a message in the queues of its exchange. */
    public void store(CrmMessage message) {
        String exchange = Exchanges.of(message);
        byte[] body = MessageJson.write(message);
        history.add(() -> "stored " + message);
        queues.values().stream()
                .filter(queue -> queue.subscription().exchange().equals(exchange))
                .forEach(queue -> queue.add(new Stored(message, body)));
    }

    /** Stores a message after the delay. */
    public void storeAfter(Duration delay, CrmMessage message) {
        delayed++;
        history.add(() -> "stored for later " + message + " " + delay);
        loop.after(delay.toNanos() / 1_000 + random.nextLong(250 * LATENCY / 2), () -> {
            delayed--;
            store(message);
        });
    }

    /** Returns how many messages wait in a queue. */
    public int waiting(Subscription subscription) {
        return queue(subscription).waiting();
    }

    /** Tells whether a consumer has messages of a queue in hand. */
    public boolean isHandled(Subscription subscription) {
        return queue(subscription).isHandled();
    }

    /** True when no message is anywhere. */
    public boolean isEmpty() {
        return delayed == 0 && queues.values().stream().allMatch(Queue::isEmpty);
    }

    private Queue queue(Subscription subscription) {
        return queues.get(subscription.queue());
    }

    /** Consumer of a process; each is another, whatever they share. */
    static final class Consuming {

        private final SimulatedProcess process;
        private final Consumer<List<byte[]>> handler;

        Consuming(SimulatedProcess process, Consumer<List<byte[]>> handler) {
            this.process = process;
            this.handler = handler;
        }

        SimulatedProcess process() {
            return process;
        }

        Consumer<List<byte[]>> handler() {
            return handler;
        }
    }
}
