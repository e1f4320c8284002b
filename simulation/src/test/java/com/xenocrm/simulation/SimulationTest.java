package com.xenocrm.simulation;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.xenocrm.simulation.mutation.Mutation;
import com.xenocrm.simulation.plan.Plan;
import com.xenocrm.simulation.world.Outcome;
import com.xenocrm.simulation.world.Run;

import static org.assertj.core.api.Assertions.assertThat;

/** The engine under faults; {@code docs/simulation.md} says what is simulated and what is promised. */
class SimulationTest {

    private static final long SEEDS = 1_000;

    @Test
    void keepsAllPromisesInEveryHistory() {
        long first = Long.getLong("simulation.seed", 0);
        long count = Long.getLong("simulation.seeds", SEEDS);

        Histories histories = new Histories(Mutation.NONE).run(first, count);
        System.out.println(histories.figures());

        assertThat(histories.firstBroken())
                .withFailMessage(() -> story(histories))
                .isNull();
        assertThat(histories.run()).isEqualTo(count);
    }

    @Test
    void repeatsAHistoryToTheLetter() {
        Plan plan = Plan.of(3);

        Outcome first = new Run(plan, Mutation.NONE, true).outcome();
        List<String> second = new Run(plan, Mutation.NONE, true).outcome().lines();

        assertThat(second).isEqualTo(first.lines()).isNotEmpty();
    }

    @Test
    void repeatsAHistoryFromTheFaultsThatItMet() {
        Plan plan = Plan.of(3);
        Outcome first = new Run(plan, Mutation.NONE, true).outcome();

        Outcome second = new Run(plan.withFaults(first.faults()), Mutation.NONE, true).outcome();

        assertThat(second.lines()).isEqualTo(first.lines());
    }

    private static String story(Histories histories) {
        return Shrinking.story(Plan.of(histories.firstBroken()), Mutation.NONE);
    }
}
