package com.xenocrm.simulation.campaign;

import java.util.List;
import java.util.Objects;

import com.xenocrm.contracts.message.CommunicationRequested;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.simulation.history.Violation;
import com.xenocrm.simulation.vendor.Vendor;
import com.xenocrm.simulation.world.World;

/** World with what campaigns need besides the services. */
public record CampaignWorld(World world, CampaignPlan plan, Shop shop, Vendor vendor, Objections objections) {

    /** Returns a world with a vendor that posts receipts. */
    public static CampaignWorld of(World world, CampaignPlan plan) {
        Vendor vendor = new Vendor(
                world.loop(), plan.vendor(), plan.seed(), World::time, receipt -> post(world, receipt), world::broken);
        return new CampaignWorld(world, plan, new Shop(), vendor, new Objections());
    }

    /** Checks communications before the broker stores them. */
    public void handedOver(CommunicationRequested requested) {
        objections.check(requested, Objects.requireNonNull(world.effects().task()), world::broken);
        for (Communication communication : requested.communications()) {
            world.database()
                    .all("communications")
                    .filter(entry -> communication.communicationId().equals(entry.get("_id"))
                            && "campaign_cancelled".equals(entry.get("reason")))
                    .forEach(entry -> world.broken(new Violation(
                            "nothing of what was cancelled", communication.communicationId() + " is handed over")));
        }
    }

    /** The vendor posts a receipt; while the broker is away, it tries again. */
    private static void post(World world, Receipt receipt) {
        if (world.effects().isBrokerAway()) {
            world.loop().after(World.SECOND, () -> post(world, receipt));
        } else {
            world.broker().store(new DeliveryReceiptReceived(List.of(receipt)));
        }
    }
}
