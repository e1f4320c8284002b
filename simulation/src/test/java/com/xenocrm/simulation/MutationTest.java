package com.xenocrm.simulation;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.xenocrm.simulation.mutation.CampaignMutations;
import com.xenocrm.simulation.mutation.EmailMutations;
import com.xenocrm.simulation.mutation.ErasureMutations;
import com.xenocrm.simulation.mutation.ImportMutations;
import com.xenocrm.simulation.mutation.KnownMutation;
import com.xenocrm.simulation.mutation.ShopMutations;

import static org.assertj.core.api.Assertions.assertThat;

/** The simulation finds faults that are put into the engine on purpose. */
class MutationTest {

    /** Seeds that are searched where the known one no longer shows the fault. */
    private static final long SEEDS = 1_000;

    @ParameterizedTest
    @EnumSource
    void findsTheFaultOfCampaigns(CampaignMutations mutation) {
        find(Worlds.CAMPAIGN, mutation);
    }

    @ParameterizedTest
    @EnumSource
    void findsTheFaultOfTheShop(ShopMutations mutation) {
        find(Worlds.SHOP, mutation);
    }

    @ParameterizedTest
    @EnumSource
    void findsTheFaultOfErasures(ErasureMutations mutation) {
        find(Worlds.ERASURE, mutation);
    }

    @ParameterizedTest
    @EnumSource
    void findsTheFaultOfEmails(EmailMutations mutation) {
        find(Worlds.EMAIL, mutation);
    }

    @ParameterizedTest
    @EnumSource
    void findsTheFaultOfImports(ImportMutations mutation) {
        find(Worlds.IMPORT, mutation);
    }

    private static void find(Worlds world, KnownMutation mutation) {
        Histories histories = new Histories(world, mutation).run(mutation.knownSeed(), 1);
        if (histories.firstBroken() == null) {
            histories.run(0, SEEDS);
            System.out.println(mutation + ": seed " + histories.firstBroken() + " instead of " + mutation.knownSeed());
        }

        assertThat(histories.firstBroken()).as("first seed that shows it").isNotNull();
    }
}
