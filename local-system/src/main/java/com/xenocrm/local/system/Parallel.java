package com.xenocrm.local.system;

import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import com.xenocrm.local.console.CommandFailure;

/** Runs tasks at the same time. */
final class Parallel {

    private Parallel() {}

    /** Runs all tasks; fails as soon as one fails. A shutdown interrupts them and waits for them. */
    static void run(Stream<Runnable> tasks, ShutdownStack shutdown) {
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
        shutdown.add(() -> {
            executor.shutdownNow();
            executor.close();
        });
        CompletionService<Boolean> completion = new ExecutorCompletionService<>(executor);
        List<Runnable> all = tasks.toList();
        all.forEach(task -> completion.submit(task, true));
        try {
            for (int done = 0; done < all.size(); done++) {
                completion.take().get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CommandFailure failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("Interrupted");
        }
    }
}
