package com.xenocrm.simulation.campaign;

import com.xenocrm.simulation.vendor.Vendor;
import com.xenocrm.simulation.world.World;

/** World with what campaigns need besides the services. */
record CampaignWorld(World world, CampaignPlan plan, Shop shop, Vendor vendor, Objections objections) {}
