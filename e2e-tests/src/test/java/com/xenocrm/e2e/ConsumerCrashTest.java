package com.xenocrm.e2e;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.xenocrm.client.CampaignView;
import com.xenocrm.client.CrmClient;
import com.xenocrm.local.launch.Service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Kills consumers during their work. */
@ExtendWith(WholeSystem.class)
class ConsumerCrashTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void countsAndSendsExactlyOnceWhenConsumersAreKilled(WholeSystem system) {
        CrmClient crm = system.marketer();
        Cohort cohort = Cohort.of(3_000);
        List<Map<String, Object>> orders = cohort.orderRequests();
        int half = orders.size() / 2;

        cohort.customerRequests().forEach(request -> crm.post("/api/ingest/customers", request));
        orders.subList(0, half).forEach(request -> crm.post("/api/ingest/orders", request));
        system.services().kill(Service.ORDER_CONSUMER);
        orders.subList(half, orders.size()).forEach(request -> crm.post("/api/ingest/orders", request));
        Map<String, Cohort.Spending> whileDown = cohort.reported(crm);
        system.services().restart(Service.ORDER_CONSUMER);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(cohort.reported(crm)).isEqualTo(cohort.expected()));

        String campaign = crm.createCampaign("Everybody", "Hi {{name}}", cohort.allRule());
        await().atMost(PATIENCE).until(() -> crm.campaign(campaign).tally().sent() > 0);
        system.services().kill(Service.DELIVERY_CONSUMER);
        CampaignView afterKill = crm.campaign(campaign);
        system.services().restart(Service.DELIVERY_CONSUMER);
        CampaignView done = CampaignTest.awaitCompleted(crm, campaign);

        assertThat(whileDown).isNotEqualTo(cohort.expected());
        assertThat(afterKill.tally().pending()).isPositive();
        assertThat(done.tally().pending()).isZero();
        Map<String, String> recipients = Cohort.recipients(crm, campaign);
        assertThat(recipients.keySet()).isEqualTo(cohort.expected().keySet());
        assertThat(recipients.values()).containsOnly("SENT", "FAILED");
        assertThat(recipients.values().stream().filter("SENT"::equals))
                .hasSize((int) done.tally().sent());
    }
}
