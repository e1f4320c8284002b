package com.xenocrm.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.xenocrm.client.CrmClient;

import static org.awaitility.Awaitility.await;

/** Posts the customers and orders of a shop twice, several requests at a time and in any order. */
final class TwofoldIngestion implements AutoCloseable {

    private static final long SEED = 19_970_101;
    private static final int AT_A_TIME = 3;

    /** Requests that are posted at a time, and those of them that are accepted before anything else happens. */
    private static final int MORE = 7;

    private static final int ACCEPTED = 3;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final CrmClient crm;
    private final List<Request> requests;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final Semaphore allowed = new Semaphore(0);
    private final ExecutorService executor = Executors.newFixedThreadPool(AT_A_TIME);
    private final List<CompletableFuture<Void>> posting;

    private TwofoldIngestion(CrmClient crm, List<Request> requests) {
        this.crm = crm;
        this.requests = requests;
        this.posting = Stream.generate(() -> CompletableFuture.runAsync(this::post, executor))
                .limit(AT_A_TIME)
                .toList();
    }

    static TwofoldIngestion of(CrmClient crm, Cohort shop) {
        List<Request> requests = new ArrayList<>();
        Stream.of(1, 2).forEach(_ -> {
            shop.customerRequests().forEach(body -> requests.add(new Request("/api/ingest/customers", body)));
            shop.orderRequests().forEach(body -> requests.add(new Request("/api/ingest/orders", body)));
        });
        Collections.shuffle(requests, new Random(SEED));
        return new TwofoldIngestion(crm, requests);
    }

    /** Posts more, and waits until some of it is accepted; the rest is on its way. */
    void postMore() {
        int due = accepted.get() + ACCEPTED;
        allowed.release(MORE);
        await().atMost(PATIENCE)
                .until(() -> accepted.get() >= due || posting.stream().anyMatch(CompletableFuture::isDone));
    }

    /** Posts the rest, waits until everything is accepted, and throws the first failure. */
    @Override
    public void close() {
        allowed.release(requests.size());
        posting.forEach(CompletableFuture::join);
        executor.close();
    }

    private void post() {
        for (int i = next.getAndIncrement(); i < requests.size(); i = next.getAndIncrement()) {
            allowed.acquireUninterruptibly();
            crm.postIdempotent(requests.get(i).path(), requests.get(i).body());
            accepted.incrementAndGet();
        }
    }

    private record Request(String path, Map<String, Object> body) {}
}
