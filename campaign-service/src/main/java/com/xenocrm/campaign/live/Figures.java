package com.xenocrm.campaign.live;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import com.xenocrm.campaigndata.page.Tally;

/**
 * A campaign at one moment.
 *
 * @param perSecond communications settled a second, over the last ten seconds
 * @param expectedAudience how many the audience will be; an estimate until all its pages are frozen, null before the launch
 * @param estimatedFinish when nothing will be pending any more at this rate; null when there is no telling
 * @param isFinal nothing will change any more
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

    /** Returns whether a reader of the other has nothing new to learn here. */
    boolean saysTheSameAs(@Nullable Figures other) {
        return other != null
                && status.equals(other.status)
                && deliveryStats.equals(other.deliveryStats)
                && perSecond == other.perSecond;
    }
}
