package com.xenocrm.simulation;

import com.xenocrm.simulation.campaign.CampaignPlan;
import com.xenocrm.simulation.world.Plan;

/** Worlds whose histories are run. */
enum Worlds {
    CAMPAIGN;

    /** Returns the plan of a seed. */
    Plan plan(long seed) {
        return switch (this) {
            case CAMPAIGN -> CampaignPlan.of(seed);
        };
    }
}
