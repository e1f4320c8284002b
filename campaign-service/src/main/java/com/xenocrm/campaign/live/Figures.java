package com.xenocrm.campaign.live;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import com.xenocrm.campaigndata.page.Tally;

/**
 * Figures of a campaign at one time.
 *
 * @param perSecond communications settled per second, over the last ten seconds
 * @param expectedAudience final size of the audience; an estimate until all pages are frozen, null before the launch
 * @param estimatedFinish time when nothing will be pending at this rate; null if unknown
 * @param isFinal whether the figures can no longer change
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Figures(
        String status,
        Tally deliveryStats,
        Map<String, Integer> failureReasons,
        @JsonProperty("per_second") double perSecond,
        @JsonProperty("expected_audience") @Nullable Long expectedAudience,
        @JsonProperty("estimated_finish") @Nullable Instant estimatedFinish,
        @JsonProperty("final") boolean isFinal) {

    /** Returns whether these figures contain nothing new compared with the others. */
    boolean hasSameFigures(@Nullable Figures other) {
        return other != null
                && status.equals(other.status)
                && deliveryStats.equals(other.deliveryStats)
                && perSecond == other.perSecond;
    }
}
