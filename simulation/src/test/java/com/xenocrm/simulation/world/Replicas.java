package com.xenocrm.simulation.world;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.topology.Exchanges.Subscription;
import com.xenocrm.kit.outage.Outages;
import com.xenocrm.simulation.history.Violation;
import com.xenocrm.simulation.loop.SimulatedProcess;
import com.xenocrm.simulation.replica.Replica;

/** Starts replicas with their consumers and jobs. */
public final class Replicas {

    private static final int CONSUMERS = 2;
    private static final long LARGEST_SKEW = 400_000;

    private final World world;

    public Replicas(World world) {
        this.world = world;
    }

    /** Starts a replica, now and after each crash. */
    public void add(String name, Consumer<Replica> start) {
        Replica replica = new Replica(name, world.random().nextLong(LARGEST_SKEW), start);
        world.replicas().add(replica);
        replica.start();
    }

    /** Handles the messages of a queue. */
    public <M extends CrmMessage> void consume(
            Replica replica, Subscription queue, Class<M> type, Consumer<List<M>> handler) {
        consume(replica, queue, type, handler, CONSUMERS);
    }

    /** Handles the messages of a queue, one batch at a time. */
    public <M extends CrmMessage> void consumeOne(
            Replica replica, Subscription queue, Class<M> type, Consumer<List<M>> handler) {
        consume(replica, queue, type, handler, 1);
    }

    private <M extends CrmMessage> void consume(
            Replica replica, Subscription queue, Class<M> type, Consumer<List<M>> handler, int consumers) {
        Consumer<List<byte[]>> listener = world.listening().batches(queue, type, handler);
        for (int i = 0; i < consumers; i++) {
            world.broker().consume(queue, Objects.requireNonNull(replica.process()), listener);
        }
    }

    /** Runs a job again and again, so many seconds after it ended. */
    public void repeat(Replica replica, String name, int seconds, Runnable job) {
        SimulatedProcess process = Objects.requireNonNull(replica.process());
        long pause = seconds * World.SECOND;
        world.loop().after(world.random().nextLong(pause), () -> runAndRepeat(process, name, pause, job));
    }

    private void runAndRepeat(SimulatedProcess process, String name, long pause, Runnable job) {
        if (process.isKilled()) {
            return;
        }
        world.tasks().start(process, name, world.effects().step(), () -> {
            try {
                job.run();
            } catch (RuntimeException e) {
                report(name, e);
            }
            world.loop().after(pause, () -> runAndRepeat(process, name, pause, job));
        });
    }

    private void report(String name, RuntimeException failure) {
        if (!Outages.isOutage(failure)) {
            world.broken(new Violation("no unexpected failure", name + ": " + failure));
        }
    }
}
