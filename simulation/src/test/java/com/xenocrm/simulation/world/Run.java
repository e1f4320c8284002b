package com.xenocrm.simulation.world;

import java.util.List;

import com.xenocrm.simulation.history.Violation;
import com.xenocrm.simulation.mutation.Mutation;
import com.xenocrm.simulation.replica.Replica;

/** One history, from the beginning until everything is quiet or a promise is broken. */
public final class Run {

    private static final long END_OF_FAULTS = 45 * World.SECOND;
    private static final long LOOK = 3 * World.SECOND;

    private final World world;
    private final Scenario scenario;
    private boolean ended;

    public Run(Plan plan, Mutation mutation, boolean told) {
        world = new World(plan.faults(), mutation, told);
        scenario = plan.scenario(world);
        world.database().watch(scenario::written);
    }

    /** Runs to the end. */
    public Outcome outcome() {
        world.database().use();
        scenario.begin();
        world.loop().after(END_OF_FAULTS, this::endFaults);
        while (world.violation() == null && !ended && world.loop().step()) {
            // the next event
        }
        return new Outcome(
                world.violation(),
                world.effects().step(),
                world.faults().met(),
                List.copyOf(world.history().lines()));
    }

    private void endFaults() {
        world.history().add(() -> "no faults from here on");
        world.effects().endFaults();
        world.replicas().forEach(Replica::start);
        look();
    }

    private void look() {
        if (scenario.isQuiet()) {
            scenario.check();
            ended = true;
        } else if (world.loop().now() > scenario.longest()) {
            world.broken(new Violation("everything comes to rest", scenario.unfinished()));
        } else {
            scenario.goOn();
            world.loop().after(LOOK, this::look);
        }
    }
}
