package com.xenocrm.ai.summary;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Figures of a campaign.
 *
 * @param name name; empty for figures without one
 * @param status status of the campaign; empty for figures without one
 * @param reasons failures by reason, as far as known
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
