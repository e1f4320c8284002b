package com.xenocrm.ai.summary;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonAlias;
import org.jspecify.annotations.Nullable;

import com.xenocrm.kit.web.Refusal;

/**
 * Either a campaign or figures that the caller supplies.
 *
 * @param bands kinds of bands to state: {@code spend}, {@code visits}, {@code recency}
 */
record SummaryRequest(
        @JsonAlias({"campaign_id", "id"}) @Nullable String campaignId,
        @Nullable SuppliedStats stats,
        @Nullable List<@Nullable String> bands) {

    CampaignFigures figures(CampaignTallies campaigns) {
        if (campaignId != null && stats != null) {
            throw Refusal.invalid("stats", "cannot be combined with campaignId");
        }
        if (stats != null) {
            return stats.figures();
        }
        if (campaignId == null || campaignId.isBlank()) {
            throw Refusal.invalid("campaignId", "is required, unless stats are given");
        }
        return campaigns
                .of(campaignId.strip())
                .orElseThrow(() -> Refusal.notFound("CAMPAIGN_NOT_FOUND", "There is no such campaign"));
    }

    /** Returns the requested kinds of bands; refuses unknown ones. */
    List<CustomerBand.Kind> kinds() {
        if (bands == null || bands.isEmpty()) {
            return List.of();
        }
        if (stats != null) {
            throw Refusal.invalid("bands", "cannot be combined with stats");
        }
        return IntStream.range(0, bands.size())
                .mapToObj(i -> Arrays.stream(CustomerBand.Kind.values())
                        .filter(kind -> kind.value().equals(bands.get(i)))
                        .findFirst()
                        .orElseThrow(() -> Refusal.invalid("bands[" + i + "]", "must be spend, visits or recency")))
                .distinct()
                .toList();
    }

    /** Returns the campaign's id; empty for supplied figures. */
    Optional<String> ofCampaign() {
        return stats == null ? Optional.ofNullable(campaignId).map(String::strip) : Optional.empty();
    }
}
