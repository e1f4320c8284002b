package com.xenocrm.simulation.world;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.xenocrm.simulation.fault.Fault;
import com.xenocrm.simulation.history.Violation;

/**
 * Result of a history.
 *
 * @param violation first broken promise; null when all were kept
 * @param steps effects of the services
 * @param faults that effects met, by number of the effect
 * @param lines what happened, if it was told
 */
public record Outcome(@Nullable Violation violation, long steps, Map<Long, Fault> faults, List<String> lines) {}
