package com.xenocrm.vendor.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;
import io.opentelemetry.context.Context;

import com.xenocrm.vendor.receipt.PendingReceipt;

/**
 * Posts receipts to the gateway in concurrent batches; returns when all are accepted. A refusal is thrown only if no other
 * batch has to be posted again.
 */
class ReceiptClient implements Consumer<List<PendingReceipt>> {

    private static final int BATCH = 500;

    private final Consumer<List<PendingReceipt>> post;
    private final CircuitBreaker breaker;
    private final Retry retry;

    ReceiptClient(Consumer<List<PendingReceipt>> post, CircuitBreaker breaker, Retry retry) {
        this.post = post;
        this.breaker = breaker;
        this.retry = retry;
    }

    @Override
    public void accept(List<PendingReceipt> receipts) {
        List<Future<?>> posts = new ArrayList<>();
        Context here = Context.current();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int from = 0; from < receipts.size(); from += BATCH) {
                List<PendingReceipt> batch = receipts.subList(from, Math.min(from + BATCH, receipts.size()));
                posts.add(threads.submit(here.wrap(() -> retry.executeRunnable(() -> guarded(batch)))));
            }
        }
        List<RuntimeException> failures = posts.stream()
                .map(ReceiptClient::failure)
                .flatMap(Optional::stream)
                .toList();
        failures.stream()
                .filter(failure -> !(failure instanceof ReceiptRefusedException))
                .findFirst()
                .or(() -> failures.stream().findFirst())
                .ifPresent(failure -> {
                    throw failure;
                });
    }

    private void guarded(List<PendingReceipt> batch) {
        try {
            breaker.executeRunnable(() -> post.accept(batch));
        } catch (CallNotPermittedException e) {
            throw new GatewayUnavailableException("The gateway has failed too often", e);
        }
    }

    /** Returns the failure of a post, which has ended because the executor is closed; empty if it succeeded. */
    private static Optional<RuntimeException> failure(Future<?> post) {
        try {
            post.get();
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(
                    e.getCause() instanceof RuntimeException failure
                            ? failure
                            : new IllegalStateException(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayUnavailableException("Interrupted while posting receipts", e);
        }
    }
}
