package com.xenocrm.campaign.lifecycle;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.xenocrm.campaign.audience.Audiences.Snapshot;
import com.xenocrm.campaign.content.CampaignContent;
import com.xenocrm.campaign.control.ControlGroup;
import com.xenocrm.campaigndata.campaign.CampaignStatus;
import com.xenocrm.campaigndata.rule.RuleDefinition;
import com.xenocrm.kit.web.Refusal;

/**
 * Campaign: one template for one audience. The rule is a copy of its segment's.
 *
 * @param message template; null only in drafts
 * @param control control group
 * @param snapshot bounds of the audience; null before the launch, or if there were no customers
 * @param audienceComplete whether no further page will follow
 * @param version number of its edits so far
 * @param sending settings and state of the dispatch
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
        int version,
        Sending sending) {

    public static final int MAX_NAME = 200;

    /** Highest rate of one campaign, in communications a second. */
    public static final int MAX_RATE = 100_000;

    /**
     * Settings and state of a campaign's dispatch.
     *
     * @param content channel, with the content that only this channel has
     * @param maxRate most communications per second; null for no limit
     * @param waitingUntil earliest time of the next page; null if it need not wait
     * @param failureReason reason of the failure, for people; null unless the campaign has failed
     * @param pauseReason why the campaign was paused by itself, for people; null otherwise
     */
    public record Sending(
            CampaignContent content,
            @Nullable Integer maxRate,
            @Nullable Instant waitingUntil,
            @Nullable String failureReason,
            @Nullable String pauseReason) {

        /** Returns the settings of a new campaign. */
        public Sending(
                CampaignContent content,
                @Nullable Integer maxRate,
                @Nullable Instant waitingUntil,
                @Nullable String failureReason) {
            this(content, maxRate, waitingUntil, failureReason, null);
        }
    }

    /** Returns the refusal of a request that is based on an earlier version. */
    public static Refusal changed() {
        return Refusal.conflict(
                "CAMPAIGN_CHANGED", "The campaign has been changed in the meantime; read it again first");
    }

    /** Returns the channel, with the content that only this channel has. */
    public CampaignContent content() {
        return sending.content();
    }

    /** Times of a campaign. */
    public record Timings(
            Instant createdAt,
            @Nullable Schedule schedule,
            @Nullable Instant launchedAt,
            @Nullable Instant completedAt) {}
}
