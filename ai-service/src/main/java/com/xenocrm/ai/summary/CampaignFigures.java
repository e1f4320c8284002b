package com.xenocrm.ai.summary;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Figures of a campaign.
 *
 * @param name empty when the figures came without one
 * @param status a campaign's status; empty when the figures came without one
 * @param reasons failure reason to count, as far as known
 */
record CampaignFigures(
        String name,
        String status,
        long audience,
        long sent,
        long failed,
        long pending,
        long suppressed,
        Map<String, Long> reasons,
        @Nullable Instant launchedAt,
        @Nullable Instant completedAt) {}
