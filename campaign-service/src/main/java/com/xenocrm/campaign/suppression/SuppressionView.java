package com.xenocrm.campaign.suppression;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import com.xenocrm.campaigndata.suppression.Suppression;

/** Suppression in answers of the API. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record SuppressionView(
        @JsonProperty("_id") String id,
        String email,
        String reason,
        @Nullable Instant until,
        @Nullable String communicationId,
        @Nullable String customerId,
        Instant createdAt) {

    static SuppressionView of(Suppression suppression) {
        return new SuppressionView(
                suppression.email(),
                suppression.email(),
                suppression.reason(),
                suppression.until(),
                suppression.communicationId(),
                suppression.person() == null ? null : suppression.person().customerId(),
                suppression.createdAt());
    }
}
