package com.xenocrm.ai.summary;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonAlias;
import org.jspecify.annotations.Nullable;

import com.xenocrm.kit.web.Refusal;

/** A campaign of ours, or figures that the caller brings along: exactly one of the two. */
record SummaryRequest(
        @JsonAlias({"campaign_id", "id"}) @Nullable String campaignId,
        @Nullable SuppliedStats stats) {

    Tally tally(CampaignTallies campaigns) {
        if (campaignId != null && stats != null) {
            throw Refusal.invalid("stats", "cannot be combined with campaignId");
        }
        if (stats != null) {
            return stats.tally();
        }
        if (campaignId == null || campaignId.isBlank()) {
            throw Refusal.invalid("campaignId", "is required, unless stats are given");
        }
        return campaigns
                .of(campaignId.strip())
                .orElseThrow(() -> Refusal.notFound("CAMPAIGN_NOT_FOUND", "There is no such campaign"));
    }

    /** The campaign, when it is one of ours. */
    Optional<String> ofCampaign() {
        return stats == null ? Optional.ofNullable(campaignId).map(String::strip) : Optional.empty();
    }
}
