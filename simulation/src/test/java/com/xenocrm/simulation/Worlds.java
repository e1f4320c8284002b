package com.xenocrm.simulation;

import com.xenocrm.simulation.campaign.CampaignPlan;
import com.xenocrm.simulation.email.EmailPlan;
import com.xenocrm.simulation.erasure.ErasurePlan;
import com.xenocrm.simulation.files.FilePlan;
import com.xenocrm.simulation.shop.ShopPlan;
import com.xenocrm.simulation.world.Plan;

/** Worlds whose histories are run. */
enum Worlds {
    CAMPAIGN(700),
    SHOP(600),
    ERASURE(200),
    EMAIL(250),
    IMPORT(250);

    private final int inTheSuite;

    Worlds(int inTheSuite) {
        this.inTheSuite = inTheSuite;
    }

    /** Returns how many histories every run of the tests has. */
    int inTheSuite() {
        return inTheSuite;
    }

    /** Returns the plan of a seed. */
    Plan plan(long seed) {
        return switch (this) {
            case CAMPAIGN -> CampaignPlan.dense(seed);
            case SHOP -> ShopPlan.of(seed);
            case ERASURE -> ErasurePlan.of(seed);
            case EMAIL -> EmailPlan.of(seed);
            case IMPORT -> FilePlan.of(seed);
        };
    }
}
