package com.xenocrm.campaign.campaign;

import java.util.concurrent.TimeUnit;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Launches scheduled campaigns when they are due; runs on every replica, and each campaign starts once. */
@Component
class DueCampaigns {

    private static final int AT_ONCE = 100;

    private final Campaigns campaigns;
    private final Lifecycle lifecycle;

    DueCampaigns(Campaigns campaigns, Lifecycle lifecycle) {
        this.campaigns = campaigns;
        this.lifecycle = lifecycle;
    }

    @Scheduled(fixedDelay = 2, initialDelay = 2, timeUnit = TimeUnit.SECONDS)
    void launchDue() {
        campaigns.due(AT_ONCE).forEach(lifecycle::launchDue);
    }
}
