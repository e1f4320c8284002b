package com.xenocrm.simulation;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.xenocrm.simulation.mutation.Mutation;
import com.xenocrm.simulation.world.Run;

import static org.assertj.core.api.Assertions.assertThat;

/** Histories that once broke a promise; {@code docs/simulation.md} says by which fault. */
class FoundFaultsTest {

    @ParameterizedTest
    @CsvSource({
        "CAMPAIGN, 19",
        "CAMPAIGN, 715",
        "CAMPAIGN, 719",
        "CAMPAIGN, 1071",
        "CAMPAIGN, 5018",
        "ERASURE, 8",
        "ERASURE, 18",
        "ERASURE, 19",
        "ERASURE, 22",
        "ERASURE, 25",
        "ERASURE, 49",
        "ERASURE, 82",
        "ERASURE, 142",
        "ERASURE, 147",
        "ERASURE, 177",
        "ERASURE, 495",
        "ERASURE, 103204",
        "EMAIL, 11",
        "IMPORT, 257",
        "IMPORT, 200535"
    })
    void keepsThePromiseThatWasBroken(Worlds world, long seed) {
        assertThat(new Run(world.plan(seed), Mutation.NONE, false).outcome().violation())
                .isNull();
    }
}
