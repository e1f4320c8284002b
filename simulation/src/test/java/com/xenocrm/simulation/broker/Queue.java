package com.xenocrm.simulation.broker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;

import org.springframework.amqp.ImmediateRequeueAmqpException;

import com.xenocrm.contracts.topology.Exchanges.Subscription;
import com.xenocrm.simulation.broker.Broker.Consuming;
import com.xenocrm.simulation.fault.EffectKind;
import com.xenocrm.simulation.fault.Effects;
import com.xenocrm.simulation.loop.EventLoop;
import com.xenocrm.simulation.loop.SimulatedProcess;
import com.xenocrm.simulation.loop.Tasks;

/** Queue with its consumers; each consumer has one batch in hand at a time. */
final class Queue {

    private static final int LARGEST_BATCH = 20;
    private static final int REORDERED_AMONG = 4;
    private static final long LATENCY = 3_000;

    private final Subscription subscription;
    private final EventLoop loop;
    private final Tasks tasks;
    private final Effects effects;
    private final SplittableRandom random;
    private final BiConsumer<String, String> deadLetters;
    private final boolean acknowledgesFirst;
    private final List<Stored> waiting = new ArrayList<>();
    private final List<Consuming> idle = new ArrayList<>();
    private final Map<Consuming, Batch> inHand = new LinkedHashMap<>();
    private boolean scheduled;

    Queue(
            Subscription subscription,
            EventLoop loop,
            Tasks tasks,
            Effects effects,
            SplittableRandom random,
            BiConsumer<String, String> deadLetters,
            boolean acknowledgesFirst) {
        this.subscription = subscription;
        this.loop = loop;
        this.tasks = tasks;
        this.effects = effects;
        this.random = random;
        this.deadLetters = deadLetters;
        this.acknowledgesFirst = acknowledgesFirst;
    }

    Subscription subscription() {
        return subscription;
    }

    int waiting() {
        return waiting.size();
    }

    boolean isHandled() {
        return !inHand.isEmpty();
    }

    boolean isEmpty() {
        return waiting.isEmpty() && inHand.isEmpty();
    }

    void add(Stored message) {
        waiting.add(message);
        deliverSoon();
    }

    void add(Consuming consumer) {
        idle.add(consumer);
        deliverSoon();
    }

    void remove(SimulatedProcess process) {
        idle.removeIf(consumer -> consumer.process() == process);
    }

    void close(SimulatedProcess process) {
        List<Consuming> closed = inHand.keySet().stream()
                .filter(consumer -> consumer.process() == process)
                .toList();
        closed.forEach(consumer -> giveBack(inHand.remove(consumer).messages));
    }

    private void giveBack(List<Stored> messages) {
        for (Stored message : messages) {
            message.returned++;
            if (message.returned > Broker.DELIVERY_LIMIT) {
                deadLetters.accept(subscription.queue(), "returned too often: " + message.message);
            } else {
                waiting.add(random.nextInt(waiting.size() + 1), message);
            }
        }
        deliverSoon();
    }

    private void deliverSoon() {
        if (!scheduled) {
            scheduled = true;
            loop.after(random.nextLong(LATENCY), this::deliver);
        }
    }

    private void deliver() {
        scheduled = false;
        while (!waiting.isEmpty() && !idle.isEmpty()) {
            Consuming consumer = idle.remove(random.nextInt(idle.size()));
            int size = random.nextBoolean() ? 1 : 1 + random.nextInt(LARGEST_BATCH);
            List<Stored> batch = new ArrayList<>();
            while (batch.size() < size && !waiting.isEmpty()) {
                batch.add(waiting.remove(random.nextInt(Math.min(waiting.size(), REORDERED_AMONG))));
            }
            Batch taken = new Batch(batch);
            inHand.put(consumer, taken);
            tasks.start(consumer.process(), subscription.exchange(), effects.step(), () -> handle(consumer, taken));
        }
    }

    private void handle(Consuming consumer, Batch batch) {
        boolean handled = false;
        if (acknowledgesFirst) {
            inHand.remove(consumer);
        }
        try {
            consumer.handler()
                    .accept(batch.messages.stream().map(message -> message.body).toList());
            effects.meet(EffectKind.ACKNOWLEDGE, () -> batch.messages.size() + " of " + subscription.queue());
            handled = true;
        } catch (ImmediateRequeueAmqpException _) {
            handled = false;
        }
        if (batch.equals(inHand.get(consumer))) {
            inHand.remove(consumer);
            if (!handled) {
                giveBack(batch.messages);
            }
        }
        idle.add(consumer);
        deliverSoon();
    }

    /** Messages that were delivered together; another delivery of them is another batch. */
    private static final class Batch {

        private final List<Stored> messages;

        Batch(List<Stored> messages) {
            this.messages = messages;
        }
    }
}
