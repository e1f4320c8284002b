package com.xenocrm.runner.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import com.xenocrm.runner.terminal.Failure;

/** Things that are done at the same time; the first failure is the failure of all. */
final class Tasks implements AutoCloseable {

    private static final Duration UNWINDING_AT_MOST = Duration.ofSeconds(30);

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final List<CompletableFuture<?>> running = new ArrayList<>();

    <T> CompletableFuture<T> run(Supplier<T> task) {
        CompletableFuture<T> future = CompletableFuture.supplyAsync(task, executor);
        running.add(future);
        return future;
    }

    /** Returns when all are done, or fails as soon as one has failed. */
    void await() {
        CompletableFuture<Object> failed = new CompletableFuture<>();
        CompletableFuture<?>[] all = running.stream()
                .map(future -> future.whenComplete((_, failure) -> {
                    if (failure != null) {
                        failed.completeExceptionally(failure);
                    }
                }))
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.anyOf(CompletableFuture.allOf(all), failed).join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof Failure told) {
                throw told;
            }
            throw failure;
        }
    }

    /** Lets what is under way come to its end, for what it has started to be noted and ended as well. */
    void cancel() {
        executor.shutdown();
        try {
            executor.awaitTermination(UNWINDING_AT_MOST.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
