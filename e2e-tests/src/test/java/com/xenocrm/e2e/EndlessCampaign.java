package com.xenocrm.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.xenocrm.client.CampaignView;
import com.xenocrm.client.CrmClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Campaigns to the same audience, of which the next begins when the last has not enough left. */
final class EndlessCampaign {

    private static final int A_SECOND = 200;

    /** Communications that are sent before more may happen. */
    private static final int MORE = 250;

    /** Campaigns that may end, on a busy machine, before it is seen that they run. */
    private static final int MOST = 5;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final CrmClient crm;
    private final Cohort audience;
    private final List<String> ids = new ArrayList<>();

    EndlessCampaign(CrmClient crm, Cohort audience) {
        this.crm = crm;
        this.audience = audience;
        launch();
    }

    /** Waits until more was sent; if the campaign has not as much left, launches the next. */
    void awaitMore() {
        for (int campaigns = 1; !isRunningAfterMore(); campaigns++) {
            assertThat(campaigns).isLessThan(MOST);
            launch();
        }
    }

    List<String> ids() {
        return List.copyOf(ids);
    }

    /** Reads a campaign and checks that the tally adds up. */
    static CampaignView look(CrmClient crm, String campaign) {
        CampaignView view = crm.campaign(campaign);
        assertThat(view.tally().addsUp()).as("%s", view).isTrue();
        return view;
    }

    private boolean isRunningAfterMore() {
        String campaign = ids.getLast();
        long due = look(crm, campaign).tally().sent() + MORE;
        CampaignView view = await().atMost(PATIENCE)
                .until(
                        () -> look(crm, campaign),
                        now -> now.tally().sent() >= due || now.status().equals("completed"));
        long settled =
                view.tally().sent() + view.tally().failed() + view.tally().suppressed();
        return view.status().equals("running")
                && settled + MORE < audience.expected().size();
    }

    private void launch() {
        ids.add(crm.createCampaign(Map.of(
                "name",
                "Everybody",
                "message",
                "Hi {{ name }}",
                "rules",
                audience.allRule(),
                "max_send_rate",
                A_SECOND)));
    }
}
