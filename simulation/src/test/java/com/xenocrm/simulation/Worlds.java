package com.xenocrm.simulation;

import com.xenocrm.simulation.campaign.CampaignPlan;
import com.xenocrm.simulation.erasure.ErasurePlan;
import com.xenocrm.simulation.shop.ShopPlan;
import com.xenocrm.simulation.world.Plan;

/** Worlds whose histories are run; of {@code ERASURE} only some, until its open fault is mended. */
enum Worlds {
    CAMPAIGN,
    SHOP,
    ERASURE;

    /** Returns the plan of a seed. */
    Plan plan(long seed) {
        return switch (this) {
            case CAMPAIGN -> CampaignPlan.of(seed);
            case SHOP -> ShopPlan.of(seed);
            case ERASURE -> ErasurePlan.of(seed);
        };
    }
}
