package com.xenocrm.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import com.xenocrm.client.CampaignView;
import com.xenocrm.client.CrmClient;
import com.xenocrm.local.launch.Service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Sends campaigns to 2,000 customers while every process on their way is killed. Each kill happens during a campaign: when one
 * is completed before the last kill, the next begins.
 */
@Order(WholeSystem.CHAOS)
@ExtendWith(WholeSystem.class)
class CampaignChaosTest {

    private static final long SEED = 19_970_102;
    private static final int CUSTOMERS = 2_000;
    private static final int A_SECOND = 200;
    private static final int BETWEEN_KILLS = 250;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Test
    void sendsToEachCustomerExactlyOnce(WholeSystem system) {
        CrmClient crm = system.marketer();
        Cohort shop = Cohort.of(CUSTOMERS);
        shop.customerRequests().forEach(request -> crm.postIdempotent("/api/ingest/customers", request));
        await().atMost(PATIENCE).until(() -> crm.preview(shop.allRule()) == CUSTOMERS);
        List<Consumer<String>> kills = kills(system, crm);
        Collections.shuffle(kills, new Random(SEED));
        List<String> campaigns = new ArrayList<>(List.of(launch(crm, shop)));

        for (Consumer<String> kill : kills) {
            if (!isRunningAfterMore(crm, campaigns.getLast())) {
                campaigns.add(launch(crm, shop));
            }
            kill.accept(campaigns.getLast());
        }

        Map<String, CampaignView> completed = new LinkedHashMap<>();
        campaigns.forEach(campaign -> completed.put(campaign, awaitCompleted(crm, campaign)));
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
                    .isEqualTo(shop.expected().keySet());
            JsonNode ledger = ledger(system.admin(), campaign);
            assertThat(ledger.path("communications").asLong())
                    .isEqualTo(CUSTOMERS - done.tally().suppressed());
            assertThat(ledger.path("delivered_more_than_once").asLong()).isZero();
            assertThat(ledger.path("delivered").asLong()).isEqualTo(done.tally().sent());
            assertThat(ledger.path("receipts_owed").asLong()).isZero();
            assertThat(system.admin().get("/api/dead-letters?limit=100").toString())
                    .doesNotContain(campaign);
        });
    }

    private static CampaignView awaitCompleted(CrmClient crm, String campaign) {
        return await().atMost(PATIENCE)
                .until(() -> look(crm, campaign), view -> view.status().equals("completed"));
    }

    /**
     * Returns one kill of each service and of the broker, and one of a service whose campaign is paused; each killed process is
     * restarted.
     */
    private static List<Consumer<String>> kills(WholeSystem system, CrmClient crm) {
        List<Consumer<String>> kills = new ArrayList<>();
        for (Service victim : List.of(
                Service.CAMPAIGN_SERVICE, Service.VENDOR_SIMULATOR, Service.DELIVERY_CONSUMER, Service.INGESTION_API)) {
            kills.add(_ -> restart(system, victim));
        }
        kills.add(_ -> system.restartBroker());
        kills.add(campaign -> {
            crm.put("/api/campaigns/" + campaign, Map.of("status", "paused"));
            restart(system, Service.CAMPAIGN_SERVICE);
            assertThat(look(crm, campaign).status()).isEqualTo("paused");
            crm.put("/api/campaigns/" + campaign, Map.of("status", "running"));
        });
        return kills;
    }

    private static void restart(WholeSystem system, Service victim) {
        system.services().kill(victim);
        system.services().restart(victim);
    }

    /** Waits until more was sent, and returns whether the campaign still runs and has as much left for the next kill. */
    private static boolean isRunningAfterMore(CrmClient crm, String campaign) {
        long due = look(crm, campaign).tally().sent() + BETWEEN_KILLS;
        CampaignView view = await().atMost(PATIENCE)
                .until(
                        () -> look(crm, campaign),
                        now -> now.tally().sent() >= due || now.status().equals("completed"));
        return view.status().equals("running") && view.tally().pending() > BETWEEN_KILLS;
    }

    private static String launch(CrmClient crm, Cohort shop) {
        return crm.createCampaign(Map.of(
                "name", "Everybody", "message", "Hi {{ name }}", "rules", shop.allRule(), "max_send_rate", A_SECOND));
    }

    /** Reads the campaign and checks that the tally adds up. */
    private static CampaignView look(CrmClient crm, String campaign) {
        CampaignView view = crm.campaign(campaign);
        assertThat(view.tally().addsUp()).as("%s", view).isTrue();
        return view;
    }

    private static JsonNode ledger(CrmClient admin, String campaign) {
        return await().atMost(PATIENCE)
                .until(
                        () -> admin.get("/api/vendor/ledger?campaign=" + campaign)
                                .path("data"),
                        ledger -> ledger.path("receipts_owed").asLong() == 0);
    }
}
