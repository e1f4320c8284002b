package com.xenocrm.campaign.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.xenocrm.campaign.lifecycle.Checkpoint;
import com.xenocrm.campaign.lifecycle.WaitingCampaigns;
import com.xenocrm.campaigndata.campaign.CampaignCompletion;

/** Resumes campaigns after a crash, and completes those that have nothing left to do. */
@Component
class StalledCampaignSweep {

    private static final Duration STALLED = Duration.ofSeconds(30);
    private static final int AT_ONCE = 100;

    private final WaitingCampaigns campaigns;
    private final Checkpoint checkpoint;
    private final CampaignCompletion completion;
    private final Clock clock;

    StalledCampaignSweep(
            WaitingCampaigns campaigns, Checkpoint checkpoint, CampaignCompletion completion, Clock clock) {
        this.campaigns = campaigns;
        this.checkpoint = checkpoint;
        this.completion = completion;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 10, initialDelay = 10, timeUnit = TimeUnit.SECONDS)
    void sweep() {
        revive();
        complete();
    }

    private void revive() {
        Instant then = clock.instant().minus(STALLED);
        campaigns.stalledSince(then, AT_ONCE).stream()
                .filter(id -> campaigns.claimStalled(id, then))
                .forEach(checkpoint::requestNextPage);
    }

    private void complete() {
        List<String> waiting = campaigns.waitingForReceipts("", AT_ONCE);
        while (!waiting.isEmpty()) {
            completion.completeSettled(waiting);
            waiting = campaigns.waitingForReceipts(waiting.getLast(), AT_ONCE);
        }
    }
}
