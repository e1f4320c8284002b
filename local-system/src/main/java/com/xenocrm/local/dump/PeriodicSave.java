package com.xenocrm.local.dump;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Saves data regularly while it changes, and once more at the end. */
public final class PeriodicSave implements AutoCloseable {

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("save").factory());
    private final Runnable save;
    private final LongSupplier changes;
    private final Consumer<String> problems;
    private long saved;

    /**
     * Begins with data that is saved already.
     *
     * @param changes number of changes so far
     * @param problems receives the reason if a save fails; the next one tries again
     */
    public PeriodicSave(Runnable save, LongSupplier changes, Consumer<String> problems) {
        this.save = save;
        this.changes = changes;
        this.problems = problems;
        this.saved = changes.getAsLong();
    }

    /** Begins to save at this interval. */
    public void start(Duration interval) {
        ScheduledFuture<?> _ = executor.scheduleWithFixedDelay(
                this::saveChanges, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Returns whether all changes are saved. */
    public boolean isComplete() {
        return changes.getAsLong() == saved;
    }

    /** Ends the regular saves, and saves the rest. */
    @Override
    public void close() {
        executor.close();
        saveChanges();
    }

    private void saveChanges() {
        long now = changes.getAsLong();
        if (now == saved) {
            return;
        }
        try {
            save.run();
            saved = now;
        } catch (RuntimeException | OutOfMemoryError e) {
            problems.accept("the data cannot be saved: " + e.getMessage());
        }
    }
}
