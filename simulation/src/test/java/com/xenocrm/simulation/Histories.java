package com.xenocrm.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

import com.xenocrm.simulation.mutation.Mutation;
import com.xenocrm.simulation.world.Outcome;
import com.xenocrm.simulation.world.Run;

/** Runs the histories of many seeds, each from beginning to end on one thread. */
final class Histories {

    private final Worlds world;
    private final Mutation mutation;
    private final AtomicLong run = new AtomicLong();
    private final AtomicLong steps = new AtomicLong();
    private final AtomicLong faults = new AtomicLong();
    private final Map<Long, Outcome> broken = new TreeMap<>();
    private Duration taken = Duration.ZERO;

    Histories(Worlds world, Mutation mutation) {
        this.world = world;
        this.mutation = mutation;
    }

    /** Runs these seeds until a history breaks a promise. */
    Histories run(long first, long count) {
        long begin = System.nanoTime();
        AtomicLong next = new AtomicLong(first);
        AtomicBoolean found = new AtomicBoolean();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            threads.add(Thread.ofPlatform().name("histories-" + i).start(() -> {
                for (long seed = next.getAndIncrement();
                        seed < first + count && !found.get();
                        seed = next.getAndIncrement()) {
                    run(seed, found);
                }
            }));
        }
        threads.forEach(Histories::join);
        taken = taken.plusNanos(System.nanoTime() - begin);
        return this;
    }

    private void run(long seed, AtomicBoolean found) {
        Outcome outcome = new Run(world.plan(seed), mutation, false).outcome();
        run.incrementAndGet();
        steps.addAndGet(outcome.steps());
        faults.addAndGet(outcome.faults().size());
        if (outcome.violation() != null) {
            found.set(true);
            synchronized (broken) {
                broken.put(seed, outcome);
            }
        }
    }

    /** Returns the first seed whose history broke a promise; null for none. */
    @Nullable
    Long firstBroken() {
        return broken.isEmpty() ? null : broken.keySet().iterator().next();
    }

    long run() {
        return run.get();
    }

    /** Returns what was run, in words. */
    String figures() {
        double seconds = Math.max(1, taken.toMillis()) / 1_000.0;
        return "%s: %,d histories, %,d steps and %,d faults in %.0f s, %.0f histories and %.0f steps a second"
                .formatted(
                        world,
                        run.get(),
                        steps.get(),
                        faults.get(),
                        seconds,
                        run.get() / seconds,
                        steps.get() / seconds);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
