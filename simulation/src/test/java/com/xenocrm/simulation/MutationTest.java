package com.xenocrm.simulation;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.xenocrm.simulation.mutation.Mutations;

import static org.assertj.core.api.Assertions.assertThat;

/** The simulation finds faults that are put into the engine on purpose. */
class MutationTest {

    /** Every one is found by the first thousand today; a change of the engine moves the seeds. */
    private static final long SEEDS = 2_000;

    @ParameterizedTest
    @EnumSource
    void findsTheFault(Mutations mutation) {
        Histories histories = new Histories(mutation).run(0, SEEDS);

        assertThat(histories.firstBroken()).as("first seed that shows it").isNotNull();
    }
}
