package com.xenocrm.campaign.campaign;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.xenocrm.campaign.audience.Audiences.Snapshot;
import com.xenocrm.campaign.control.ControlGroup;
import com.xenocrm.campaign.rule.RuleDefinition;
import com.xenocrm.contracts.CampaignStatus;

/**
 * One template to one audience. The rule is its own copy of its segment's.
 *
 * @param message the template; a draft may still be without
 * @param control who of the audience is held out
 * @param snapshot what of the customers counts; null before the launch, and when there was no customer then
 * @param audienceComplete no further page will follow
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
        boolean audienceComplete) {

    /** When what happened. */
    public record Timings(
            Instant createdAt,
            @Nullable Schedule schedule,
            @Nullable Instant launchedAt,
            @Nullable Instant completedAt) {}
}
