package com.xenocrm.campaign.campaign;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.xenocrm.campaign.audience.Audiences.Snapshot;
import com.xenocrm.campaign.control.ControlGroup;
import com.xenocrm.campaigndata.campaign.CampaignStatus;
import com.xenocrm.campaigndata.rule.RuleDefinition;

/**
 * One template to one audience. The rule is its own copy of its segment's.
 *
 * @param message the template; a draft may still be without
 * @param control who of the audience is held out
 * @param snapshot what of the customers counts; null before the launch, and when there was no customer then
 * @param audienceComplete no further page will follow
 * @param sending how it goes out
 */
public record Campaign(
        String id,
        String name,
        @Nullable String message,
        CampaignStatus status,
        String segmentId,
        RuleDefinition rule,
        Timings timings,
        ControlGroup control,
        @Nullable Snapshot snapshot,
        boolean audienceComplete,
        Sending sending) {

    public static final int MAX_NAME = 200;

    /** Highest rate of one campaign, in communications a second. */
    public static final int MAX_RATE = 100_000;

    /**
     * How a campaign goes out.
     *
     * @param maxRate at most so many communications a second; null for as fast as it goes
     * @param waitingUntil no page goes out before; null when nothing holds it up
     * @param failureReason why the campaign has failed, in words; null unless it has
     */
    public record Sending(
            @Nullable Integer maxRate,
            @Nullable Instant waitingUntil,
            @Nullable String failureReason) {}

    /** When what happened. */
    public record Timings(
            Instant createdAt,
            @Nullable Schedule schedule,
            @Nullable Instant launchedAt,
            @Nullable Instant completedAt) {}
}
