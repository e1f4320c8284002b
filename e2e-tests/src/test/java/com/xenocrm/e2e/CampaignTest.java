package com.xenocrm.e2e;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.xenocrm.client.CampaignView;
import com.xenocrm.client.CrmClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Ingests customers and orders and sends a campaign through the public API. */
@ExtendWith(WholeSystem.class)
class CampaignTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void sendsToExactlyTheCustomersOfThePreview(WholeSystem system) {
        CrmClient crm = system.marketer();
        Cohort cohort = Cohort.of(800);
        Set<String> spenders = cohort.spenders("100", 3);

        cohort.customerRequests().forEach(request -> crm.post("/api/ingest/customers", request));
        cohort.orderRequests().forEach(request -> crm.post("/api/ingest/orders", request));
        cohort.awaitReported(crm);
        long previewed = crm.preview(cohort.spendersRule("100", 3));
        String campaign = crm.createCampaign("Spenders", "Hi {{name}}, thank you", cohort.spendersRule("100", 3));
        CampaignView done = awaitCompleted(crm, campaign);

        assertThat(previewed).isEqualTo(spenders.size());
        assertThat(done.tally().audienceSize()).isEqualTo(spenders.size());
        assertThat(done.tally().sent() + done.tally().failed()).isEqualTo(spenders.size());
        assertThat(done.failureReasons().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(done.tally().failed());
        Map<String, String> recipients = Cohort.recipients(crm, campaign);
        assertThat(recipients.keySet()).isEqualTo(spenders);
        assertThat(recipients.values()).containsOnly("SENT", "FAILED");
    }

    @Test
    void countsRepeatedOrdersOnceInAnyOrder(WholeSystem system) {
        CrmClient crm = system.marketer();
        Cohort cohort = Cohort.of(300);

        cohort.orderRequests().forEach(request -> crm.post("/api/ingest/orders", request));
        cohort.customerRequests().forEach(request -> crm.post("/api/ingest/customers", request));
        cohort.customerRequests().forEach(request -> crm.post("/api/customers", request));
        cohort.orderRequests().forEach(request -> crm.post("/api/orders", request));

        cohort.awaitReported(crm);
    }

    static CampaignView awaitCompleted(CrmClient crm, String campaign) {
        return await().atMost(PATIENCE)
                .until(
                        () -> {
                            CampaignView view = crm.campaign(campaign);
                            assertThat(view.tally().addsUp()).as("%s", view).isTrue();
                            return view;
                        },
                        view -> view.status().equals("completed"));
    }
}
