package com.xenocrm.simulation.erasure;

import com.xenocrm.campaign.lifecycle.SimulatedCampaigns;
import com.xenocrm.campaigndata.rule.RuleDefinition;
import com.xenocrm.contracts.message.CommunicationRequested;
import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.simulation.campaign.CampaignPromises;
import com.xenocrm.simulation.campaign.CampaignServices;
import com.xenocrm.simulation.campaign.CampaignWorld;
import com.xenocrm.simulation.campaign.FinalCampaignPromises;
import com.xenocrm.simulation.campaign.Users;
import com.xenocrm.simulation.database.Database;
import com.xenocrm.simulation.shop.Ledger;
import com.xenocrm.simulation.shop.Parking;
import com.xenocrm.simulation.shop.ShopServices;
import com.xenocrm.simulation.shop.Shoppers;
import com.xenocrm.simulation.shop.StatisticsPromises;
import com.xenocrm.simulation.world.Scenario;
import com.xenocrm.simulation.world.World;

/** A shop with campaigns, some of whose customers are erased. */
final class ErasureScenario implements Scenario {

    private static final long LONGEST = 60 * 60 * World.SECOND;
    private static final RuleDefinition EVERYBODY = new RuleDefinition(
            "{\"field\":\"visits\",\"operator\":\">=\",\"value\":0}",
            "{\"field\":\"visits\",\"operator\":\">=\",\"value\":0}",
            1);

    private final World world;
    private final ErasurePlan plan;
    private final Ledger ledger = new Ledger();
    private final ErasureServices erasures;
    private final ShopServices shop;
    private final CampaignServices campaigns;
    private final Persons persons;
    private final Shoppers shoppers;
    private final CampaignWorld campaignWorld;
    private final CampaignPromises campaignPromises;
    private final FinalCampaignPromises finalPromises;
    private final ErasurePromises promises;

    ErasureScenario(ErasurePlan plan, World world) {
        this.world = world;
        this.plan = plan;
        erasures = new ErasureServices(world);
        shop = new ShopServices(world, new Parking(world), erasures::start);
        campaignWorld = CampaignWorld.of(world, plan.campaigns());
        campaigns = new CampaignServices(campaignWorld);
        shoppers = new Shoppers(world, plan.shop(), ledger, shop.requests());
        KnownRecords records = new KnownRecords(ledger);
        promises = new ErasurePromises(world, ledger, records);
        persons = new Persons(campaignWorld, shoppers, campaigns.requests(), erasures.requests(), promises, records);
        campaignPromises = new CampaignPromises(campaignWorld);
        finalPromises = new FinalCampaignPromises(campaignWorld, campaignPromises);
        world.onPublished(this::published);
    }

    private void published(CrmMessage message) {
        ledger.stored(message);
        if (message instanceof CommunicationRequested requested) {
            campaignWorld.handedOver(requested);
            promises.handedOver(requested);
        }
    }

    @Override
    public void begin() {
        ShopServices.createIndexes(true);
        for (int i = 0; i < plan.campaigns().campaigns(); i++) {
            SimulatedCampaigns.draft(
                    Database.mongo(),
                    Users.campaign(i),
                    "Hi {name}",
                    EVERYBODY,
                    plan.campaigns().maxRate(),
                    World.time(0));
        }
        shop.start();
        campaigns.start();
        plan.shop().actions().forEach(shoppers::plan);
        plan.actions().forEach(persons::plan);
    }

    @Override
    public void written(String collection) {
        campaignPromises.written(collection);
        if (collection.equals("erasures")) {
            promises.written();
        }
    }

    @Override
    public boolean isQuiet() {
        return finalPromises.isAtRest() && promises.areEnded();
    }

    @Override
    public void goOn() {
        world.database()
                .all("campaigns")
                .filter(campaign -> "paused".equals(campaign.get("status")))
                .map(campaign -> (String) campaign.get("_id"))
                .toList()
                .forEach(persons::resume);
    }

    @Override
    public String unfinished() {
        return promises.unfinished() + " " + finalPromises.unfinished();
    }

    @Override
    public long longest() {
        return LONGEST;
    }

    @Override
    public void check() {
        promises.check();
        finalPromises.checkFigures();
        new StatisticsPromises(world).check();
    }
}
