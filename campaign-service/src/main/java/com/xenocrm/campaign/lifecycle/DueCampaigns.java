package com.xenocrm.campaign.lifecycle;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.xenocrm.campaigndata.tracing.CampaignTracing;

/** Launches scheduled campaigns when they are due; runs on every replica, and each campaign starts only once. */
@Component
class DueCampaigns {

    private static final int AT_ONCE = 100;

    /** Time after which a claim without a launch is considered abandoned by a crashed replica. */
    private static final Duration ABANDONED = Duration.ofSeconds(30);

    private final WaitingCampaigns campaigns;
    private final Lifecycle lifecycle;
    private final CampaignTracing traces;
    private final Clock clock;

    DueCampaigns(WaitingCampaigns campaigns, Lifecycle lifecycle, CampaignTracing traces, Clock clock) {
        this.campaigns = campaigns;
        this.lifecycle = lifecycle;
        this.traces = traces;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 2, initialDelay = 2, timeUnit = TimeUnit.SECONDS)
    void launchDue() {
        Instant then = clock.instant().minus(ABANDONED);
        campaigns.due(then, AT_ONCE).stream()
                .filter(campaign -> campaigns.claimDue(campaign.id(), then))
                .forEach(campaign ->
                        traces.during("launch campaign", Set.of(campaign.id()), () -> lifecycle.launchDue(campaign)));
    }
}
