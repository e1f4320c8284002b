package com.xenocrm.simulation.campaign;

import java.util.List;
import java.util.Objects;

import com.xenocrm.campaign.lifecycle.SimulatedCampaigns;
import com.xenocrm.campaigndata.rule.RuleDefinition;
import com.xenocrm.contracts.message.CommunicationRequested;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.simulation.database.Database;
import com.xenocrm.simulation.history.Violation;
import com.xenocrm.simulation.vendor.Vendor;
import com.xenocrm.simulation.world.Scenario;
import com.xenocrm.simulation.world.World;

/** Campaigns with their marketers, recipients and vendor. */
final class CampaignScenario implements Scenario {

    private static final long LONGEST = 60 * 60 * World.SECOND;

    /** Before the first reminder of a receipt: what is lost comes back by redelivery and by the sweep. */
    private static final long LONGEST_WITH_PROMPT_RECEIPTS = 180 * World.SECOND;

    private static final RuleDefinition RULE = new RuleDefinition(
            "{\"field\":\"visits\",\"operator\":\">=\",\"value\":1}",
            "{\"field\":\"visits\",\"operator\":\">=\",\"value\":1}",
            1);
    private static final String MESSAGE = "Hi {name}";

    private final World world;
    private final CampaignWorld campaigns;
    private final CampaignServices services;
    private final Users users;
    private final CampaignPromises promises;
    private final FinalCampaignPromises atTheEnd;

    CampaignScenario(CampaignPlan plan, World world) {
        this.world = world;
        Vendor vendor = new Vendor(world.loop(), plan.vendor(), plan.seed(), World::time, this::post, world::broken);
        campaigns = new CampaignWorld(world, plan, new Shop(), vendor, new Objections());
        services = new CampaignServices(campaigns);
        users = new Users(campaigns, services.requests());
        promises = new CampaignPromises(campaigns);
        atTheEnd = new FinalCampaignPromises(campaigns, promises);
        world.onPublished(message -> {
            if (message instanceof CommunicationRequested requested) {
                handedOver(requested);
            }
        });
    }

    @Override
    public void begin() {
        CampaignPlan plan = campaigns.plan();
        campaigns.shop().open(plan.customers());
        for (int i = 0; i < plan.campaigns(); i++) {
            SimulatedCampaigns.draft(Database.mongo(), Users.campaign(i), MESSAGE, RULE, plan.maxRate(), World.time(0));
        }
        services.start();
        plan.actions().forEach(users::plan);
    }

    @Override
    public void written(String collection) {
        promises.written(collection);
    }

    @Override
    public boolean isQuiet() {
        return atTheEnd.isQuiet();
    }

    @Override
    public void goOn() {
        world.database()
                .all("campaigns")
                .filter(campaign -> "paused".equals(campaign.get("status")))
                .map(campaign -> (String) campaign.get("_id"))
                .toList()
                .forEach(id -> users.resume(Integer.parseInt(id.substring(id.indexOf('-') + 1)) - 1));
    }

    @Override
    public String unfinished() {
        return atTheEnd.unfinished();
    }

    @Override
    public long longest() {
        return campaigns.plan().hasPromptReceipts() ? LONGEST_WITH_PROMPT_RECEIPTS : LONGEST;
    }

    @Override
    public void check() {
        atTheEnd.check();
    }

    private void handedOver(CommunicationRequested requested) {
        campaigns
                .objections()
                .check(requested, Objects.requireNonNull(world.effects().task()), world::broken);
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
    private void post(Receipt receipt) {
        if (world.effects().isBrokerAway()) {
            world.loop().after(World.SECOND, () -> post(receipt));
        } else {
            world.broker().store(new DeliveryReceiptReceived(List.of(receipt)));
        }
    }
}
