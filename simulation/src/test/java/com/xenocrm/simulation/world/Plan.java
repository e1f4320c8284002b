package com.xenocrm.simulation.world;

import java.util.List;
import java.util.Map;

import com.xenocrm.simulation.fault.Fault;
import com.xenocrm.simulation.fault.FaultPlan;

/** Everything about a history that is decided before it begins. */
public interface Plan {

    FaultPlan faults();

    /** Returns the plan with exactly these faults. */
    Plan withFaults(Map<Long, Fault> exactly);

    /** Returns plans that are smaller by one thing each, to shrink a history. */
    List<? extends Plan> smaller();

    /** Returns the history's part of the world: services, people and promises. */
    Scenario scenario(World world);

    /** Returns the seed, which decides everything that chance decides. */
    default long seed() {
        return faults().seed();
    }
}
