package com.xenocrm.simulation.erasure;

import java.util.Optional;

import com.xenocrm.campaigndata.campaign.CampaignStatus;
import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.simulation.campaign.CampaignReplica;
import com.xenocrm.simulation.campaign.CampaignWorld;
import com.xenocrm.simulation.campaign.Users;
import com.xenocrm.simulation.shop.Person;
import com.xenocrm.simulation.shop.Shoppers;
import com.xenocrm.simulation.world.Requests;
import com.xenocrm.simulation.world.World;

/** Admins, marketers and people who object or are erased. */
final class Persons {

    private final World world;
    private final CampaignWorld campaigns;
    private final Shoppers shoppers;
    private final Requests<CampaignReplica> marketing;
    private final Requests<ErasureServices.Api> intake;
    private final ErasurePromises promises;
    private final KnownRecords records;

    Persons(
            CampaignWorld campaigns,
            Shoppers shoppers,
            Requests<CampaignReplica> marketing,
            Requests<ErasureServices.Api> intake,
            ErasurePromises promises,
            KnownRecords records) {
        this.world = campaigns.world();
        this.campaigns = campaigns;
        this.shoppers = shoppers;
        this.marketing = marketing;
        this.intake = intake;
        this.promises = promises;
        this.records = records;
    }

    /** Does the action when its time has come. */
    void plan(PrivacyAction action) {
        world.loop().after(action.at() - world.loop().now(), () -> act(action));
    }

    /** Resumes a campaign that somebody paused. */
    void resume(String campaign) {
        take(campaign, CampaignStatus.RUNNING);
    }

    private void act(PrivacyAction action) {
        Person person = shoppers.person(action.person());
        String campaign = Users.campaign(action.campaign());
        switch (action.kind()) {
            case LAUNCH, RESUME -> take(campaign, CampaignStatus.RUNNING);
            case PAUSE -> take(campaign, CampaignStatus.PAUSED);
            case RETRY_FAILED -> marketing.send(action.toString(), () -> {}, api -> api.retryFailed(campaign));
            case UNSUBSCRIBE -> customer(person).ifPresent(id -> unsubscribe(campaign + ":" + id, id, person.email()));
            case SUPPRESS -> marketing.send(action.toString(), () -> {}, api -> suppress(api, person.email()));
            case PARK -> intake.send(action.toString(), () -> {}, api -> park(api, person));
            case ERASE ->
                customer(person)
                        .ifPresent(id -> intake.send(
                                "erase " + id, () -> {}, api -> api.erasures().begin(id)));
        }
    }

    private void take(String campaign, CampaignStatus to) {
        marketing.send(campaign + " to " + to, () -> {}, api -> api.take(campaign, to));
    }

    private Optional<String> customer(Person person) {
        return world.database()
                .all("customers")
                .filter(customer -> person.email().equals(customer.get("email")))
                .map(customer -> (String) customer.get("_id"))
                .findFirst();
    }

    /** The link of a person whose erasure was requested changes nothing. */
    private void unsubscribe(String communicationId, String id, String email) {
        marketing.send("unsubscribe " + communicationId, () -> {}, api -> {
            long asked = world.effects().step();
            boolean isTheirs = world.database()
                    .all("communications")
                    .anyMatch(entry -> communicationId.equals(entry.get("_id")) && email.equals(entry.get("email")));
            if (isTheirs && api.unsubscribe(communicationId) && !promises.isErased(id)) {
                objected(email, asked);
            }
        });
    }

    private void suppress(CampaignReplica api, String email) {
        long asked = world.effects().step();
        if (promises.isErased(email)) {
            records.named(email);
        }
        api.suppress(email, World.time(world.loop().now()));
        objected(email, asked);
    }

    private void objected(String email, long asked) {
        world.history().add(() -> "objection of " + email + " answered");
        campaigns.objections().answered(email, asked, world.effects().step());
    }

    private void park(ErasureServices.Api api, Person person) {
        Customer record = shoppers.record(person, api.intake().versions().next());
        api.park(record);
        records.parked(record, promises.isErased(person.email()));
    }
}
