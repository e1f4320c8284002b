package com.xenocrm.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import com.xenocrm.client.CampaignView;
import com.xenocrm.client.CrmClient;
import com.xenocrm.local.launch.Service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Sends a campaign to 4,000 customers while every process on its way is killed. */
@Order(Integer.MAX_VALUE)
@ExtendWith(WholeSystem.class)
class CampaignChaosTest {

    private static final long SEED = 19_970_102;
    private static final int CUSTOMERS = 4_000;

    /** Send rate, slow enough that all kills happen during the campaign. */
    private static final int A_SECOND = 300;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Test
    void sendsToEachCustomerExactlyOnce(WholeSystem system) {
        CrmClient crm = system.marketer();
        Cohort shop = Cohort.of(CUSTOMERS);
        shop.customerRequests().forEach(request -> crm.postIdempotent("/api/ingest/customers", request));
        await().atMost(PATIENCE).until(() -> crm.preview(shop.allRule()) == CUSTOMERS);
        List<Runnable> kills = kills(system);
        Collections.shuffle(kills, new Random(SEED));
        String campaign = launch(crm, shop);

        for (int kill = 0; kill < kills.size(); kill++) {
            long due = (long) CUSTOMERS * (kill + 1) / (kills.size() + 2);
            await().atMost(PATIENCE)
                    .until(() -> look(crm, campaign), view -> view.tally().sent() >= due);
            assertThat(look(crm, campaign).status()).isEqualTo("running");
            kills.get(kill).run();
            if (kill == kills.size() / 2) {
                crm.put("/api/campaigns/" + campaign, Map.of("status", "paused"));
                system.services().kill(Service.CAMPAIGN_SERVICE);
                system.services().restart(Service.CAMPAIGN_SERVICE);
                assertThat(look(crm, campaign).status()).isEqualTo("paused");
                crm.put("/api/campaigns/" + campaign, Map.of("status", "running"));
            }
        }
        CampaignView done = await().atMost(PATIENCE)
                .until(() -> look(crm, campaign), view -> view.status().equals("completed"));

        assertThat(done.tally().audienceSize()).isEqualTo(CUSTOMERS);
        assertThat(done.tally().pending()).isZero();
        assertThat(done.tally().suppressed()).isZero();
        Map<String, String> recipients = Cohort.recipients(crm, campaign);
        assertThat(recipients.keySet()).isEqualTo(shop.expected().keySet());
        JsonNode ledger = ledger(system.admin(), campaign);
        assertThat(ledger.path("communications").asLong()).isEqualTo(CUSTOMERS);
        assertThat(ledger.path("delivered_more_than_once").asLong()).isZero();
        assertThat(ledger.path("delivered").asLong()).isEqualTo(done.tally().sent());
        assertThat(ledger.path("receipts_owed").asLong()).isZero();
        assertThat(system.admin().get("/api/dead-letters?limit=100").toString()).doesNotContain(campaign);
    }

    /** Returns one kill of each service and of the broker; each killed process is restarted. */
    private static List<Runnable> kills(WholeSystem system) {
        List<Runnable> kills = new ArrayList<>();
        for (Service victim : List.of(
                Service.CAMPAIGN_SERVICE, Service.VENDOR_SIMULATOR, Service.DELIVERY_CONSUMER, Service.INGESTION_API)) {
            kills.add(() -> {
                system.services().kill(victim);
                system.services().restart(victim);
            });
        }
        kills.add(system::restartBroker);
        return kills;
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
