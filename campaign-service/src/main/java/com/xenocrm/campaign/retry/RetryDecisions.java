package com.xenocrm.campaign.retry;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import com.xenocrm.campaign.lifecycle.Campaign;
import com.xenocrm.campaign.lifecycle.Campaigns;
import com.xenocrm.campaigndata.campaign.CampaignStatus;
import com.xenocrm.campaigndata.communication.RetryTransitions.Pending;
import com.xenocrm.campaigndata.suppression.Addressee;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.kit.time.QuietHours;

/** Decides which due retries are sent, wait or are given up, by campaign status, quiet hours and suppressions. */
@Component
class RetryDecisions {

    private final Campaigns campaigns;
    private final Suppressions suppressions;
    private final QuietHours quietHours;
    private final Clock clock;

    RetryDecisions(Campaigns campaigns, Suppressions suppressions, QuietHours quietHours, Clock clock) {
        this.campaigns = campaigns;
        this.suppressions = suppressions;
        this.quietHours = quietHours;
        this.clock = clock;
    }

    /** Returns the retries by decision; reads each campaign once. */
    Map<Decision, List<Pending>> of(List<Pending> retries) {
        boolean quiet = quietHours.until(clock.instant()).isPresent();
        Set<Addressee> suppressed = suppressions
                .among(retries.stream()
                        .map(pending -> Addressee.of(pending.communication()))
                        .toList())
                .keySet();
        Map<String, Decision> ofCampaigns = new HashMap<>();
        return retries.stream()
                .collect(Collectors.groupingBy(pending -> suppressed.contains(Addressee.of(pending.communication()))
                        ? Decision.GIVE_UP
                        : ofCampaigns.computeIfAbsent(
                                pending.communication().campaignId(), id -> ofCampaign(id, quiet))));
    }

    /** Returns the decision for a campaign; a test send belongs to none. */
    private Decision ofCampaign(String id, boolean quiet) {
        CampaignStatus status = campaigns.find(id).map(Campaign::status).orElse(CampaignStatus.RUNNING);
        return switch (status) {
            case CANCELLED, FAILED -> Decision.GIVE_UP;
            case PAUSED -> Decision.WAIT;
            case DRAFT, SCHEDULED, PENDING, RUNNING, COMPLETED -> quiet ? Decision.WAIT : Decision.SEND;
        };
    }

    /** Decision about a retry. */
    enum Decision {
        SEND,
        WAIT,
        GIVE_UP
    }
}
