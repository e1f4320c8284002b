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

/** Everything that people do with the system at the same time, over and over, until they are told to stop. */
final class TrafficGenerator {

    /** How many new customers come at a time. */
    private static final int CUSTOMERS = 20;

    private static final int SENT_A_SECOND = 10;
    private static final List<String> CONSOLE = List.of(
            "/auth/me",
            "/api/campaigns/history",
            "/api/customers?limit=50",
            "/api/segments",
            "/api/vendor/ledger",
            "/api/orders?limit=10");

    private final RetryingCaller visitor;
    private final Cohort regulars;
    private final Cohort few = Cohort.of(CUSTOMERS);
    private final Queue<Cohort> newcomers = new ConcurrentLinkedQueue<>();
    private final Queue<String> imports = new ConcurrentLinkedQueue<>();
    private final Queue<String> campaigns = new ConcurrentLinkedQueue<>();
    private final AtomicInteger streams = new AtomicInteger();
    private final ScheduledExecutorService people = Executors.newScheduledThreadPool(8);
    private final List<ScheduledFuture<?>> occupations = new CopyOnWriteArrayList<>();

    /** @param regulars customers who are there and get all campaigns */
    TrafficGenerator(RetryingCaller visitor, Cohort regulars) {
        this.visitor = visitor;
        this.regulars = regulars;
    }

    /** Begins, with one campaign that goes out slowly. */
    void begin() {
        String slow = launch(Map.of("max_send_rate", SENT_A_SECOND));
        again(Duration.ofMillis(500), this::shop);
        again(Duration.ofSeconds(4), this::bringFiles);
        again(Duration.ofSeconds(10), () -> launch(Map.of()));
        again(Duration.ofMillis(30), () -> CONSOLE.forEach(visitor::get));
        again(Duration.ofSeconds(1), this::ask);
        again(Duration.ofMillis(500), () -> watch(slow));
    }

    /** Returns when everybody has stopped; throws what somebody could not bear. */
    void end() throws InterruptedException, ExecutionException {
        people.shutdown();
        if (!people.awaitTermination(2, TimeUnit.MINUTES)) {
            throw new AssertionError("Somebody still waits for an answer");
        }
        for (ScheduledFuture<?> occupation : occupations) {
            if (occupation.state() == Future.State.FAILED) {
                occupation.get();
            }
        }
    }

    /** What all customers who came meanwhile have really spent. */
    Map<String, Cohort.Spending> spending() {
        Map<String, Cohort.Spending> spending = new TreeMap<>();
        newcomers.forEach(cohort -> spending.putAll(cohort.expected()));
        spending.putAll(regulars.expected());
        return spending;
    }

    Queue<String> imports() {
        return imports;
    }

    Queue<String> campaigns() {
        return campaigns;
    }

    /** How many live streams came to an end. */
    int streams() {
        return streams.get();
    }

    private void again(Duration pause, Runnable occupation) {
        occupations.add(people.scheduleWithFixedDelay(occupation, 0, pause.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void shop() {
        Cohort cohort = few.copy();
        cohort.orderRequests().forEach(request -> visitor.post("/api/ingest/orders", request));
        cohort.customerRequests().forEach(request -> visitor.post("/api/ingest/customers", request));
        newcomers.add(cohort);
    }

    private void bringFiles() {
        Cohort cohort = few.copy();
        bring("/api/imports?kind=customers&mapping=Number:customer_id,E-Mail:email", cohort.customersCsv());
        bring("/api/imports?kind=orders", cohort.ordersCsv());
        newcomers.add(cohort);
    }

    private void bring(String path, String csv) {
        imports.add(visitor.upload(path, csv).at("/data/_id").asString());
    }

    private void ask() {
        visitor.post("/api/ai/messages", Map.of("objective", "bring back inactive customers", "tone", "warm"));
        visitor.post("/api/audience", Map.of("rules", regulars.allRule()));
    }

    private String launch(Map<String, Object> more) {
        Map<String, Object> campaign = new TreeMap<>(more);
        campaign.putAll(Map.of("name", "Rollout", "message", "Hi {{ name }}", "rules", regulars.allRule()));
        String id = visitor.post("/api/campaigns/create", campaign)
                .at("/data/campaign/_id")
                .asString();
        campaigns.add(id);
        return id;
    }

    /** A stream may end before its time, but in good order; whoever watches comes back. */
    private void watch(String campaign) {
        if (visitor.watch("/api/campaigns/" + campaign + "/events")) {
            streams.incrementAndGet();
        }
    }
}
