package com.xenocrm.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import com.xenocrm.simulation.fault.Fault;
import com.xenocrm.simulation.history.Violation;
import com.xenocrm.simulation.mutation.Mutation;
import com.xenocrm.simulation.plan.Action;
import com.xenocrm.simulation.plan.Plan;
import com.xenocrm.simulation.world.Outcome;
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

    /** Returns a plan with fewer faults, actions and customers that breaks the same promise. */
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
        return "Seed %d breaks a promise: %s%n%s%nShrunk to %d customers, %d actions and %d faults %s:%n%s%n"
                .formatted(
                        plan.seed(),
                        violation.getMessage(),
                        shortest.withActions(List.of()).withFaults(Map.of()),
                        shortest.customers(),
                        shortest.actions().size(),
                        outcome.faults().size(),
                        outcome.faults(),
                        String.join(System.lineSeparator(), outcome.lines()));
    }

    private boolean leavesOut() {
        boolean less = false;
        while (plan.customers() > 1 && tries(plan.withCustomers(plan.customers() - 1))) {
            less = true;
        }
        for (Long effect : List.copyOf(faults().keySet()).reversed()) {
            Map<Long, Fault> fewer = faults();
            fewer.remove(effect);
            less |= tries(plan.withFaults(fewer));
        }
        for (Action action : plan.actions()) {
            if (action.kind() == Action.Kind.LAUNCH) {
                continue;
            }
            List<Action> fewer = new ArrayList<>(plan.actions());
            fewer.remove(action);
            less |= tries(plan.withActions(fewer));
        }
        return less;
    }

    private Map<Long, Fault> faults() {
        return new TreeMap<>(Objects.requireNonNull(plan.faults()));
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
