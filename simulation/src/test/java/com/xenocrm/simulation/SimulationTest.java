package com.xenocrm.simulation;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.xenocrm.simulation.mutation.Mutation;
import com.xenocrm.simulation.world.Outcome;
import com.xenocrm.simulation.world.Plan;
import com.xenocrm.simulation.world.Run;

import static org.assertj.core.api.Assertions.assertThat;

/** The services under faults; {@code docs/simulation.md} says what is simulated and what is promised. */
class SimulationTest {

    @ParameterizedTest
    @EnumSource
    void keepsAllPromisesInEveryHistory(Worlds world) {
        long first = Long.getLong("simulation.seed", 0);
        long count = Long.getLong("simulation.seeds", world.inTheSuite());

        Histories histories = new Histories(world, Mutation.NONE).run(first, count);
        System.out.println(histories.figures());

        assertThat(histories.firstBroken())
                .withFailMessage(() -> story(world, histories))
                .isNull();
        assertThat(histories.run()).isEqualTo(count);
    }

    @ParameterizedTest
    @EnumSource
    void repeatsAHistoryToTheLetter(Worlds world) {
        Plan plan = world.plan(3);

        Outcome first = new Run(plan, Mutation.NONE, true).outcome();
        List<String> second = new Run(plan, Mutation.NONE, true).outcome().lines();

        assertThat(second).isEqualTo(first.lines()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void repeatsAHistoryFromTheFaultsThatItMet(Worlds world) {
        Plan plan = world.plan(3);
        Outcome first = new Run(plan, Mutation.NONE, true).outcome();

        Outcome second = new Run(plan.withFaults(first.faults()), Mutation.NONE, true).outcome();

        assertThat(second.lines()).isEqualTo(first.lines());
    }

    private static String story(Worlds world, Histories histories) {
        return Shrinking.story(world.plan(histories.firstBroken()), Mutation.NONE);
    }
}
