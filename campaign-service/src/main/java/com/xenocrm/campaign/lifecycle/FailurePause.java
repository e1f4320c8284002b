package com.xenocrm.campaign.lifecycle;

import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.xenocrm.campaigndata.page.PageTallies;
import com.xenocrm.campaigndata.page.Tally;
import com.xenocrm.contracts.AuditAction;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.audit.AuditLog;

/**
 * Pauses campaigns to real people of which too many communications fail, so that a bad list or a refused sender does no further
 * harm. After a resumption only later outcomes count.
 */
@Component
@EnableConfigurationProperties(FailurePauseSettings.class)
class FailurePause {

    private static final Actor FAILURES = new Actor("failures", null);
    private static final int AT_ONCE = 100;

    private final WaitingCampaigns waiting;
    private final Campaigns campaigns;
    private final PageTallies tallies;
    private final AuditLog audit;
    private final double limit;

    FailurePause(
            WaitingCampaigns waiting,
            Campaigns campaigns,
            PageTallies tallies,
            AuditLog audit,
            FailurePauseSettings settings) {
        this.waiting = waiting;
        this.campaigns = campaigns;
        this.tallies = tallies;
        this.audit = audit;
        this.limit = settings.pauseAtFailures();
    }

    @Scheduled(fixedDelay = 5, initialDelay = 5, timeUnit = TimeUnit.SECONDS)
    void check() {
        if (limit == 0) {
            return;
        }
        String last = "";
        Map<String, FailureShare> some = waiting.reachingPeople(last, AT_ONCE);
        while (!some.isEmpty()) {
            Map<String, Tally> now = tallies.of(some.keySet());
            for (Map.Entry<String, FailureShare> each : some.entrySet()) {
                last = each.getKey();
                FailureShare share = FailureShare.of(now.getOrDefault(last, Tally.NOTHING));
                FailureShare since = share.since(each.getValue());
                if (since.exceeds(limit)) {
                    pause(last, share, since);
                }
            }
            some = waiting.reachingPeople(last, AT_ONCE);
        }
    }

    private void pause(String id, FailureShare share, FailureShare since) {
        String reason = "%d of %d messages failed or came back; more than %.0f %% pause a campaign"
                .formatted(since.failures(), since.outcomes(), limit * 100);
        audit.record(AuditAction.CAMPAIGN_PAUSED, FAILURES, id, Map.of("reason", reason));
        campaigns.pause(id, share, reason);
    }
}
