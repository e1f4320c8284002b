package com.xenocrm.e2e;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import com.xenocrm.client.CampaignView;
import com.xenocrm.client.CrmClient;
import com.xenocrm.local.launch.Service;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Kills every process on the way of records and campaigns once, and the broker, each during an ingestion and a campaign.
 * What a crash may do between any two steps is tested by the module {@code simulation}.
 */
@Order(WholeSystem.CHAOS)
@ExtendWith(WholeSystem.class)
class ChaosTest {

    private static final int CUSTOMERS = 2_000;
    private static final int ORDERS = 6_503;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<Service> VICTIMS = List.of(
            Service.CAMPAIGN_SERVICE,
            Service.ORDER_CONSUMER,
            Service.DELIVERY_CONSUMER,
            Service.INGESTION_API,
            Service.CUSTOMER_CONSUMER);

    private static final Cohort SHOP = Cohort.of(CUSTOMERS);
    private static final Cohort AUDIENCE = SHOP.copy();

    private static CrmClient crm;
    private static CrmClient admin;
    private static List<String> campaigns;

    @BeforeAll
    static void killEverything(WholeSystem system) {
        crm = system.marketer();
        admin = system.admin();
        AUDIENCE.customerRequests().forEach(request -> crm.postIdempotent("/api/ingest/customers", request));
        await().atMost(PATIENCE).until(() -> crm.preview(AUDIENCE.allRule()) == CUSTOMERS);
        EndlessCampaign campaign = new EndlessCampaign(crm, AUDIENCE);

        try (TwofoldIngestion ingestion = TwofoldIngestion.of(crm, SHOP)) {
            for (Service victim : VICTIMS) {
                campaign.awaitMore();
                ingestion.postMore();
                system.services().kill(victim);
                if (victim == Service.CUSTOMER_CONSUMER) {
                    system.restartBroker();
                }
                system.services().restart(victim);
            }
        }
        campaigns = campaign.ids();
    }

    @Test
    void countsEachPurchaseExactlyOnce() {
        SHOP.awaitReported(crm);

        assertThat(SHOP.expected()).hasSize(CUSTOMERS);
        assertThat(SHOP.orderCount()).isEqualTo(ORDERS);
        assertThat(SHOP.reported(crm).values().stream().reduce(Cohort.Spending.NONE, Cohort.Spending::plus))
                .isEqualTo(new Cohort.Spending("237363.65", ORDERS));
    }

    @Test
    void sendsToEachCustomerExactlyOnce() {
        Map<String, CampaignView> completed =
                campaigns.stream().collect(toMap(campaign -> campaign, ChaosTest::awaitCompleted));

        long failed = completed.values().stream()
                .mapToLong(view -> view.tally().failed())
                .sum();
        completed.forEach((campaign, done) -> {
            assertThat(done.tally().audienceSize()).isEqualTo(CUSTOMERS);
            assertThat(done.tally().pending()).isZero();
            assertThat(done.tally().suppressed())
                    .as("customers who bounced in other campaigns")
                    .isLessThanOrEqualTo(failed - done.tally().failed());
            assertThat(Cohort.recipients(crm, campaign).keySet())
                    .isEqualTo(AUDIENCE.expected().keySet());
            JsonNode ledger = ledger(campaign);
            assertThat(ledger.path("communications").asLong())
                    .isEqualTo(CUSTOMERS - done.tally().suppressed());
            assertThat(ledger.path("delivered_more_than_once").asLong()).isZero();
            assertThat(ledger.path("delivered").asLong()).isEqualTo(done.tally().sent());
            assertThat(ledger.path("receipts_owed").asLong()).isZero();
        });
    }

    @Test
    void makesNoDeadLetters() {
        SHOP.awaitReported(crm);
        campaigns.forEach(ChaosTest::awaitCompleted);

        admin.forEach(
                "/api/dead-letters?limit=100",
                letter ->
                        assertThat(letter.toString()).doesNotContain(SHOP.tag()).doesNotContain(campaigns));
    }

    private static CampaignView awaitCompleted(String campaign) {
        return await().atMost(PATIENCE)
                .until(
                        () -> EndlessCampaign.look(crm, campaign),
                        view -> view.status().equals("completed"));
    }

    private static JsonNode ledger(String campaign) {
        return await().atMost(PATIENCE)
                .until(
                        () -> admin.get("/api/vendor/ledger?campaign=" + campaign)
                                .path("data"),
                        ledger -> ledger.path("receipts_owed").asLong() == 0);
    }
}
