package com.xenocrm.simulation.campaign;

import com.xenocrm.campaign.lifecycle.SimulatedCampaigns;
import com.xenocrm.campaigndata.rule.RuleDefinition;
import com.xenocrm.contracts.message.CommunicationRequested;
import com.xenocrm.simulation.database.Database;
import com.xenocrm.simulation.world.Scenario;
import com.xenocrm.simulation.world.World;

/** Campaigns with their marketers, recipients and vendor. */
public final class CampaignScenario implements Scenario {

    private static final long LONGEST = 60 * 60 * World.SECOND;

    /** Before the first reminder of a receipt: what is lost comes back by redelivery and by the sweep. */
    private static final long LONGEST_WITH_PROMPT_RECEIPTS = 180 * World.SECOND;

    public static final RuleDefinition RULE = new RuleDefinition(
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
        campaigns = CampaignWorld.of(world, plan);
        services = new CampaignServices(campaigns);
        users = new Users(campaigns, services.requests());
        promises = new CampaignPromises(campaigns);
        atTheEnd = new FinalCampaignPromises(campaigns, promises);
        world.onPublished(message -> {
            if (message instanceof CommunicationRequested requested) {
                campaigns.handedOver(requested);
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
        if (plan.isBusy()) {
            users.actOnFreezes();
        }
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
}
