package com.xenocrm.simulation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import com.xenocrm.simulation.fault.Fault;
import com.xenocrm.simulation.history.Violation;
import com.xenocrm.simulation.mutation.Mutation;
import com.xenocrm.simulation.world.Outcome;
import com.xenocrm.simulation.world.Plan;
import com.xenocrm.simulation.world.Run;

/** Leaves out of a history that breaks a promise what is not needed to break it. */
final class Shrinking {

    private final Mutation mutation;
    private final String promise;
    private Plan plan;

    private Shrinking(Plan plan, Outcome broken, Mutation mutation) {
        this.mutation = mutation;
        this.promise = Objects.requireNonNull(broken.violation()).promise();
        this.plan = plan.withFaults(broken.faults());
    }

    /** Returns a smaller plan with fewer faults that breaks the same promise. */
    static Plan of(Plan plan, Mutation mutation) {
        Shrinking shrinking = new Shrinking(plan, new Run(plan, mutation, false).outcome(), mutation);
        while (shrinking.leavesOut()) {
            // there may be more to leave out
        }
        return shrinking.plan;
    }

    /** Returns the story of the shortest history, in lines. */
    static String story(Plan plan, Mutation mutation) {
        Plan shortest = of(plan, mutation);
        Outcome outcome = new Run(shortest, mutation, true).outcome();
        Violation violation = Objects.requireNonNull(outcome.violation());
        return "Seed %d breaks a promise: %s%nShrunk to %d faults %s and this plan:%n%s%n%s%n"
                .formatted(
                        plan.seed(),
                        violation.getMessage(),
                        outcome.faults().size(),
                        outcome.faults(),
                        shortest,
                        String.join(System.lineSeparator(), outcome.lines()));
    }

    private boolean leavesOut() {
        boolean less = false;
        for (int i = 0; i < plan.smaller().size(); ) {
            if (tries(plan.smaller().get(i))) {
                less = true;
            } else {
                i++;
            }
        }
        for (Long effect : List.copyOf(faults().keySet()).reversed()) {
            Map<Long, Fault> fewer = faults();
            fewer.remove(effect);
            less |= tries(plan.withFaults(fewer));
        }
        return less;
    }

    private Map<Long, Fault> faults() {
        return new TreeMap<>(Objects.requireNonNull(plan.faults().given()));
    }

    private boolean tries(Plan smaller) {
        Outcome outcome = new Run(smaller, mutation, false).outcome();
        boolean same =
                outcome.violation() != null && outcome.violation().promise().equals(promise);
        if (same) {
            plan = smaller;
        }
        return same;
    }
}
