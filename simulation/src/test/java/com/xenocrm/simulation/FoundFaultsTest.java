package com.xenocrm.simulation;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.xenocrm.simulation.mutation.Mutation;
import com.xenocrm.simulation.plan.Plan;
import com.xenocrm.simulation.world.Run;

import static org.assertj.core.api.Assertions.assertThat;

/** Histories that once broke a promise; {@code docs/simulation.md} says by which fault. */
class FoundFaultsTest {

    @ParameterizedTest
    @ValueSource(longs = {19, 715, 719, 1_071, 5_018})
    void keepsThePromiseThatWasBroken(long seed) {
        assertThat(new Run(Plan.of(seed), Mutation.NONE, false).outcome().violation())
                .isNull();
    }
}
