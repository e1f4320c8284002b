package com.xenocrm.campaign.segment;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.xenocrm.campaigndata.rule.RuleDefinition;

/** Named, saved rule. It never changes. */
public record Segment(String id, String name, @Nullable String description, RuleDefinition rule, Instant createdAt) {}
