package com.xenocrm.runner.demo;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Gatherers;

import com.xenocrm.runner.client.CrmClient;
import com.xenocrm.runner.client.CrmClient.Accepted;
import com.xenocrm.runner.terminal.Failure;
import com.xenocrm.runner.terminal.ProgressBar;

/** Hands records in, a thousand a request, a few requests at a time. */
final class BatchPost {

    private static final int AT_A_TIME = 4;

    private BatchPost() {}

    /** Returns when every record was accepted. */
    static <T> void post(List<T> records, Function<List<T>, Accepted> send, ProgressBar bar) {
        AtomicLong done = new AtomicLong();
        try (ExecutorService executor =
                Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
            List<Future<Long>> posts = records.stream()
                    .gather(Gatherers.windowFixed(CrmClient.MOST_RECORDS))
                    .map(batch -> executor.submit(() -> {
                        requireAll(batch.size(), send.apply(batch));
                        long now = done.addAndGet(batch.size());
                        bar.show(now);
                        return now;
                    }))
                    .toList();
            await(posts);
        }
    }

    private static void requireAll(int sent, Accepted answer) {
        if (answer.accepted() != sent) {
            throw new Failure(
                    "Of %d records %d were accepted: %s".formatted(sent, answer.accepted(), answer.firstError()));
        }
    }

    private static void await(List<Future<Long>> posts) {
        try {
            for (Future<Long> post : posts) {
                post.get();
            }
        } catch (ExecutionException failure) {
            posts.forEach(post -> post.cancel(true));
            if (failure.getCause() instanceof RuntimeException told) {
                throw told;
            }
            throw new IllegalStateException(failure);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted");
        }
    }
}
