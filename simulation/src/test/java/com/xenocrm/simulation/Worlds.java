package com.xenocrm.simulation;

import com.xenocrm.simulation.campaign.CampaignPlan;
import com.xenocrm.simulation.shop.ShopPlan;
import com.xenocrm.simulation.world.Plan;

/** Worlds whose histories are run. */
enum Worlds {
    CAMPAIGN,
    SHOP;

    /** Returns the plan of a seed. */
    Plan plan(long seed) {
        return switch (this) {
            case CAMPAIGN -> CampaignPlan.of(seed);
            case SHOP -> ShopPlan.of(seed);
        };
    }
}
