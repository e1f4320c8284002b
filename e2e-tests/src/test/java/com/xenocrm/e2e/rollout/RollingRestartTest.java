package com.xenocrm.e2e.rollout;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import com.xenocrm.client.CampaignView;
import com.xenocrm.client.CrmClient;
import com.xenocrm.e2e.Cohort;
import com.xenocrm.e2e.WholeSystem;
import com.xenocrm.e2e.replica.Replicas;
import com.xenocrm.e2e.replica.Replicas.Ended;
import com.xenocrm.local.launch.Service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Replaces the replica of every service under load, as an upgrade does. */
@Order(WholeSystem.FIRST)
@ExtendWith(WholeSystem.class)
class RollingRestartTest {

    private static final int REGULARS = 250;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int ENDED_BY_SIGTERM = 143;

    /**
     * Share of answers that may be refusals because the database of an overloaded machine answers late; a rollout causes none.
     */
    private static final double ALLOWED_REFUSALS = 0.01;

    /** Warnings, errors, and what Spring logs when a shutdown takes too long. */
    private static final Pattern WARNING =
            Pattern.compile("\"level\":\"(WARN|ERROR)\"|still running after timeout|Graceful shutdown aborted");

    /**
     * Harmless warnings: the first is logged at every start, the second by a consumer that is stopped while fetching, the
     * third by a gateway whose first write to the database takes longer than half a second, on a busy machine.
     */
    private static final Pattern HARMLESS = Pattern.compile(
            "SpringDocAppInitializer|Consumer raised exception, processing can restart|Requests are not counted");

    /** Services that are replaced one after the other; the lanes run concurrently. */
    private static final List<List<Service>> LANES = List.of(
            List.of(Service.GATEWAY, Service.AUTH_SERVICE, Service.AI_SERVICE, Service.EMAIL_SENDER),
            List.of(Service.INGESTION_API, Service.CUSTOMER_CONSUMER, Service.ORDER_CONSUMER, Service.WEBHOOK_SENDER),
            List.of(Service.VENDOR_SIMULATOR, Service.DELIVERY_CONSUMER, Service.CAMPAIGN_SERVICE));

    @Test
    void losesNoDataAndBreaksNoConnection(WholeSystem system) throws Exception {
        CrmClient crm = system.admin();
        Cohort regulars = regulars(crm);
        RetryingCaller caller = new RetryingCaller(system.gateway(), crm.token());
        TrafficGenerator traffic = new TrafficGenerator(caller, regulars);
        traffic.start();

        List<Ended> ended = replaceAll(system.services());
        traffic.stop();

        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(reported(crm)).isEqualTo(traffic.spending()));
        traffic.imports()
                .forEach(id -> await().atMost(PATIENCE)
                        .until(() -> crm.importOf(id).status().equals("completed")));
        traffic.campaigns().forEach(id -> assertSentOnceToEverybody(crm, id));
        assertThat(crm.get("/api/dead-letters").path("data")).isEmpty();
        assertThat(caller.breaches()).isEmpty();
        assertThat(caller.answers()).isPositive();
        assertThat(caller.refusals()).hasSizeLessThanOrEqualTo((int) (caller.answers() * ALLOWED_REFUSALS));
        assertThat(traffic.streams()).isPositive();
        assertThat(ended).hasSameSizeAs(Service.values()).allSatisfy(each -> {
            assertThat(each.exitCode()).isEqualTo(ENDED_BY_SIGTERM);
            assertThat(warnings(each)).isEmpty();
        });
    }

    private static Cohort regulars(CrmClient crm) {
        Cohort regulars = Cohort.of(REGULARS);
        regulars.customerRequests().forEach(request -> crm.postIdempotent("/api/ingest/customers", request));
        regulars.orderRequests().forEach(request -> crm.postIdempotent("/api/ingest/orders", request));
        await().atMost(PATIENCE).until(() -> crm.preview(regulars.allRule()) == REGULARS);
        return regulars;
    }

    private static List<Ended> replaceAll(Replicas replicas) throws InterruptedException, ExecutionException {
        List<Ended> ended = new ArrayList<>();
        try (ExecutorService lanes = Executors.newFixedThreadPool(LANES.size())) {
            List<Future<List<Ended>>> replaced = LANES.stream()
                    .map(lane -> lanes.submit(
                            () -> lane.stream().map(replicas::replace).toList()))
                    .toList();
            for (Future<List<Ended>> lane : replaced) {
                ended.addAll(lane.get());
            }
        }
        return ended;
    }

    /**
     * Checks that everyone received the campaign once; addresses that bounced in an earlier campaign are suppressed.
     */
    private static void assertSentOnceToEverybody(CrmClient crm, String campaign) {
        CampaignView done = await().atMost(PATIENCE)
                .until(() -> crm.campaign(campaign), view -> view.status().equals("completed"));
        JsonNode ledger = crm.get("/api/vendor/ledger?campaign=" + campaign).path("data");
        assertThat(done.tally().audienceSize()).isEqualTo(REGULARS);
        assertThat(done.tally().pending()).isZero();
        assertThat(ledger.path("communications").asLong())
                .isEqualTo(REGULARS - done.tally().suppressed());
        assertThat(ledger.path("delivered_more_than_once").asLong()).isZero();
        assertThat(ledger.path("delivered").asLong()).isEqualTo(done.tally().sent());
    }

    private static Map<String, Cohort.Spending> reported(CrmClient crm) {
        Map<String, Cohort.Spending> spending = new TreeMap<>();
        crm.forEachCustomer(customer ->
                spending.put(customer.id(), new Cohort.Spending(customer.totalSpend(), customer.visitsCount())));
        return spending;
    }

    /** Returns the warnings and errors in the log of a replica. */
    private static List<String> warnings(Ended replica) throws IOException {
        return Files.readAllLines(replica.log()).stream()
                .filter(line -> WARNING.matcher(line).find())
                .filter(line -> !HARMLESS.matcher(line).find())
                .toList();
    }
}
