package com.xenocrm.campaign.segment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Id and name of a segment, in lists of campaigns. */
public record SegmentName(@JsonProperty("_id") String id, String name) {}
