package com.xenocrm.campaign.segment;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import org.jspecify.annotations.Nullable;

/** Segment in answers of the API. */
public record SegmentView(
        @JsonProperty("_id") String id,
        String name,
        @Nullable String description,
        @JsonRawValue String rules,
        @JsonRawValue String rule,
        int rulesCount,
        Instant createdAt) {

    public static SegmentView of(Segment segment) {
        return new SegmentView(
                segment.id(),
                segment.name(),
                segment.description(),
                segment.rule().sent(),
                segment.rule().canonical(),
                segment.rule().conditions(),
                segment.createdAt());
    }
}
