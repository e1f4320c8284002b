package com.xenocrm.e2e.rollout;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.xenocrm.e2e.Cohort;

/** Generates the traffic of shops, marketers and consoles until it is stopped. */
final class TrafficGenerator {

    /** Number of new customers in each request. */
    private static final int CUSTOMERS = 20;

    /** Rate of the slow campaign, which is to last as long as the rollout. */
    private static final int SENT_A_SECOND = 3;

    private static final List<String> CONSOLE = List.of(
            "/auth/me",
            "/api/campaigns/history",
            "/api/customers?limit=50",
            "/api/segments",
            "/api/vendor/ledger",
            "/api/orders?limit=10");

    private final RetryingCaller caller;
    private final Cohort regulars;
    private final Cohort sample = Cohort.of(CUSTOMERS);
    private final Queue<Cohort> added = new ConcurrentLinkedQueue<>();
    private final Queue<String> imports = new ConcurrentLinkedQueue<>();
    private final Queue<String> campaigns = new ConcurrentLinkedQueue<>();
    private final AtomicInteger streams = new AtomicInteger();
    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(8);
    private final List<ScheduledFuture<?>> tasks = new CopyOnWriteArrayList<>();

    /**
     * Creates the generator.
     *
     * @param regulars existing customers, who receive all campaigns
     */
    TrafficGenerator(RetryingCaller caller, Cohort regulars) {
        this.caller = caller;
        this.regulars = regulars;
    }

    /** Starts all traffic, beginning with a slow campaign. */
    void start() {
        String slow = launch(Map.of("max_send_rate", SENT_A_SECOND));
        repeat(Duration.ofSeconds(1), this::ingest);
        repeat(Duration.ofSeconds(4), this::uploadFiles);
        repeat(Duration.ofSeconds(15), () -> launch(Map.of()));
        repeat(Duration.ofSeconds(1), () -> CONSOLE.forEach(caller::get));
        repeat(Duration.ofSeconds(2), this::ask);
        repeat(Duration.ofMillis(500), () -> watch(slow));
    }

    /** Stops all traffic and waits for its end; throws the first failure. */
    void stop() throws InterruptedException, ExecutionException {
        executor.shutdown();
        if (!executor.awaitTermination(2, TimeUnit.MINUTES)) {
            throw new AssertionError("A request is still waiting for its response");
        }
        for (ScheduledFuture<?> task : tasks) {
            if (task.state() == Future.State.FAILED) {
                task.get();
            }
        }
    }

    /** Returns the expected spending of all customers, including those added meanwhile. */
    Map<String, Cohort.Spending> spending() {
        Map<String, Cohort.Spending> spending = new TreeMap<>();
        added.forEach(cohort -> spending.putAll(cohort.expected()));
        spending.putAll(regulars.expected());
        return spending;
    }

    Queue<String> imports() {
        return imports;
    }

    Queue<String> campaigns() {
        return campaigns;
    }

    /** Returns the number of event streams that ended. */
    int streams() {
        return streams.get();
    }

    private void repeat(Duration pause, Runnable task) {
        tasks.add(executor.scheduleWithFixedDelay(task, 0, pause.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void ingest() {
        Cohort cohort = sample.copy();
        cohort.orderRequests().forEach(request -> caller.post("/api/ingest/orders", request));
        cohort.customerRequests().forEach(request -> caller.post("/api/ingest/customers", request));
        added.add(cohort);
    }

    private void uploadFiles() {
        Cohort cohort = sample.copy();
        upload("/api/imports?kind=customers&mapping=Number:customer_id,E-Mail:email", cohort.customersCsv());
        upload("/api/imports?kind=orders", cohort.ordersCsv());
        added.add(cohort);
    }

    private void upload(String path, String csv) {
        imports.add(caller.upload(path, csv).at("/data/_id").asString());
    }

    private void ask() {
        caller.post("/api/ai/messages", Map.of("objective", "bring back inactive customers", "tone", "warm"));
        caller.post("/api/audience", Map.of("rules", regulars.allRule()));
    }

    private String launch(Map<String, Object> more) {
        Map<String, Object> campaign = new TreeMap<>(more);
        campaign.putAll(Map.of("name", "Rollout", "message", "Hi {{ name }}", "rules", regulars.allRule()));
        String id = caller.post("/api/campaigns/create", campaign)
                .at("/data/campaign/_id")
                .asString();
        campaigns.add(id);
        return id;
    }

    /** Watches a campaign; a stream may end early, but only gracefully, and the caller reopens it. */
    private void watch(String campaign) {
        if (caller.watch("/api/campaigns/" + campaign + "/events")) {
            streams.incrementAndGet();
        }
    }
}
