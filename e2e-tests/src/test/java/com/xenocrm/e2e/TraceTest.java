package com.xenocrm.e2e;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.client.CrmClient;
import com.xenocrm.e2e.SpanReceiver.Received;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Follows a campaign's trace from the request that created it to the write of its last receipt. */
@ExtendWith(WholeSystem.class)
class TraceTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String CALLER = "00000000000000aa";

    /** Trace id that is sampled: those ending in the smallest numbers are. */
    private static final String SAMPLED = "0000000000000001";

    private static final String NOT_SAMPLED = "7000000000000000";

    @Test
    void connectsTheRequestWithTheLastReceipt(WholeSystem system) throws Exception {
        CrmClient crm = system.marketer();
        Cohort cohort = Cohort.of(800);
        cohort.customerRequests().forEach(request -> crm.post("/api/ingest/customers", request));
        await().atMost(PATIENCE).until(() -> crm.preview(cohort.allRule()) == 800);

        String trace = "%016x".formatted(ThreadLocalRandom.current().nextLong()) + SAMPLED;
        String campaign = create(system, crm, cohort, "00-" + trace + "-" + CALLER + "-00");
        CampaignTest.awaitCompleted(crm, campaign);
        Instant completed = Instant.parse(
                crm.get("/api/campaigns/" + campaign).at("/data/completedAt").asString());

        await().atMost(PATIENCE).untilAsserted(() -> {
            List<Received> spans = system.spans().tracesOf(campaign);
            assertThat(spans).extracting(Received::trace).containsOnly(trace);
            assertThat(spans)
                    .extracting(Received::service)
                    .contains("gateway", "campaign-service", "vendor-simulator", "ingestion-api", "delivery-consumer");
            assertThat(steps(spans, campaign))
                    .containsKeys(
                            "launch campaign", "dispatch pages", "accept receipts", "apply receipts", "send retries");
            assertThat(steps(spans, campaign).get("dispatch pages")).isGreaterThanOrEqualTo(2);
            assertThat(spans)
                    .anyMatch(span -> span.name().equals("apply receipts")
                            && !span.start().isAfter(completed.plusMillis(1))
                            && !span.end().isBefore(completed));
            assertThat(reachableFrom(CALLER, spans)).hasSameSizeAs(spans);
        });
        assertThat(system.spans().tracesOf(campaign))
                .allSatisfy(span ->
                        assertThat(span.name() + span.attributes()).doesNotContain(cohort.tag(), "@", "Winter"));
    }

    @Test
    void ignoresTheCallersSamplingDecision(WholeSystem system) throws Exception {
        CrmClient crm = system.marketer();
        String flagged = "%016x".formatted(ThreadLocalRandom.current().nextLong()) + NOT_SAMPLED;
        String chosen = "%016x".formatted(ThreadLocalRandom.current().nextLong()) + SAMPLED;

        send(system, crm, "GET", "/api/campaigns?limit=1", "", "00-" + flagged + "-" + CALLER + "-01");
        send(system, crm, "GET", "/api/campaigns?limit=1", "", "00-" + chosen + "-" + CALLER + "-00");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(system.spans().all())
                        .filteredOn(span -> span.trace().equals(chosen))
                        .extracting(Received::service)
                        .contains("gateway", "campaign-service"));
        assertThat(system.spans().all()).extracting(Received::trace).doesNotContain(flagged);
    }

    private static String create(WholeSystem system, CrmClient crm, Cohort cohort, String traceParent)
            throws Exception {
        String body = JsonMapper.shared()
                .writeValueAsString(Map.of("name", "Winter", "message", "Hi {{name}}", "rules", cohort.allRule()));
        return JsonMapper.shared()
                .readTree(send(system, crm, "POST", "/api/campaigns/create", body, traceParent))
                .at("/data/campaign/_id")
                .asString();
    }

    private static String send(
            WholeSystem system, CrmClient crm, String method, String path, String body, String traceParent)
            throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI target = system.gateway().resolve(path);
            return http.send(
                            HttpRequest.newBuilder(target)
                                    .header("Authorization", "Bearer " + crm.token())
                                    .header("Content-Type", "application/json")
                                    .header("traceparent", traceParent)
                                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    /** Returns the number of spans of the campaign by name. */
    private static Map<String, Long> steps(List<Received> spans, String campaign) {
        return spans.stream()
                .filter(span -> campaign.equals(span.attributes().get("campaign.id")))
                .collect(Collectors.groupingBy(Received::name, Collectors.counting()));
    }

    /** Returns all spans connected with this one by parents and links. */
    private static Set<String> reachableFrom(String root, List<Received> spans) {
        Map<String, Set<String>> next = new HashMap<>();
        spans.forEach(span -> span.neighbours().forEach(neighbour -> {
            next.computeIfAbsent(neighbour, _ -> new HashSet<>()).add(span.id());
            next.computeIfAbsent(span.id(), _ -> new HashSet<>()).add(neighbour);
        }));
        Set<String> reached = new HashSet<>(Set.of(root));
        Deque<String> left = new ArrayDeque<>(reached);
        while (!left.isEmpty()) {
            next.getOrDefault(left.pop(), Set.of()).stream()
                    .filter(reached::add)
                    .forEach(left::push);
        }
        reached.retainAll(spans.stream().map(Received::id).toList());
        return reached;
    }
}
