package com.xenocrm.campaign.segment;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.xenocrm.campaigndata.rule.RuleDefinition;

/** A named, saved rule. It does not change once saved. */
public record Segment(String id, String name, @Nullable String description, RuleDefinition rule, Instant createdAt) {}
