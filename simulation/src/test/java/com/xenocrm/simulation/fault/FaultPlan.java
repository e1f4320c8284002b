package com.xenocrm.simulation.fault;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Faults of a history, by chance or exactly.
 *
 * @param seed decides everything that chance decides
 * @param rate share of the effects that meet a fault; 0 in a calm history
 * @param favourite kind of most of the faults; null for all alike
 * @param afterActions share of the effects that meet a fault shortly after an action of a person
 * @param given exactly these, by number of the effect, instead of chance; null for chance
 */
public record FaultPlan(
        long seed,
        double rate,
        @Nullable Fault favourite,
        double afterActions,
        @Nullable Map<Long, Fault> given) {

    /** Returns a plan of faults by chance. */
    public static FaultPlan byChance(long seed, double rate, @Nullable Fault favourite) {
        return new FaultPlan(seed, rate, favourite, 0, null);
    }

    /** Returns the plan with more faults shortly after actions of people. */
    public FaultPlan withFaultsAfterActions(double share) {
        return new FaultPlan(seed, rate, favourite, share, given);
    }

    /** Returns the plan with exactly these faults. */
    public FaultPlan exactly(Map<Long, Fault> faults) {
        return new FaultPlan(seed, rate, favourite, afterActions, faults);
    }

    /** True when no effect meets a fault. */
    public boolean isCalm() {
        return rate == 0 && given == null;
    }
}
