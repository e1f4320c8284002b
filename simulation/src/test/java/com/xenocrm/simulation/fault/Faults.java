package com.xenocrm.simulation.fault;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** Decides which effects meet a fault, by their number; notes those that did, so that a history can be repeated without some. */
public final class Faults {

    private static final Fault[] ALL = Fault.values();

    private final FaultPlan plan;
    private final Map<Long, Fault> met = new TreeMap<>();

    public Faults(FaultPlan plan) {
        this.plan = plan;
    }

    /**
     * Returns the fault of this effect; null for none.
     *
     * @param isAfterAction whether a person has acted shortly before
     */
    public @Nullable Fault at(long effect, EffectKind kind, boolean isAfterAction) {
        Fault fault = plan.given() == null
                ? byChance(effect, isAfterAction)
                : plan.given().get(effect);
        if (fault == null || !fault.appliesTo(kind)) {
            return null;
        }
        met.put(effect, fault);
        return fault;
    }

    private @Nullable Fault byChance(long effect, boolean isAfterAction) {
        if (plan.rate() == 0) {
            return null;
        }
        SplittableRandom random = new SplittableRandom(plan.seed() + effect * 0x9E3779B97F4A7C15L);
        if (random.nextDouble() >= (isAfterAction ? Math.max(plan.rate(), plan.afterActions()) : plan.rate())) {
            return null;
        }
        Fault favourite = plan.favourite();
        return favourite != null && random.nextInt(4) > 0 ? favourite : ALL[random.nextInt(ALL.length)];
    }

    /** Returns the faults that effects met so far. */
    public Map<Long, Fault> met() {
        return new TreeMap<>(met);
    }
}
