package com.xenocrm.campaign.segment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Segment in lists of other things. */
public record SegmentName(@JsonProperty("_id") String id, String name) {}
