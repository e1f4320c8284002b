package com.xenocrm.simulation.world;

import com.xenocrm.campaigndata.campaign.CampaignStatus;
import com.xenocrm.kit.web.Outages;
import com.xenocrm.kit.web.Refusal;
import com.xenocrm.simulation.history.Violation;
import com.xenocrm.simulation.loop.SimulatedProcess;
import com.xenocrm.simulation.plan.Action;
import com.xenocrm.simulation.replica.CampaignReplica;
import com.xenocrm.simulation.replica.Replica;

/** Marketers and recipients; during an outage they try again. */
final class Users {

    private static final long PATIENCE = 2 * World.SECOND;
    private static final int MOST_TRIES = 100;

    private final World world;
    private final Services services;

    Users(World world, Services services) {
        this.world = world;
        this.services = services;
    }

    static String campaign(int number) {
        return "campaign-" + (number + 1);
    }

    /** Does the action when its time has come. */
    void plan(Action action) {
        world.loop().after(action.at() - world.loop().now(), () -> act(action, 0));
    }

    /** Resumes a campaign that somebody paused. */
    void resume(int campaign) {
        act(new Action(0, Action.Kind.RESUME, campaign, 0), 0);
    }

    private void act(Action action, int tries) {
        world.history().add(() -> action.toString());
        switch (action.kind()) {
            case CHANGE_CUSTOMER -> world.shop().change(action.customer());
            case ERASE_CUSTOMER -> world.shop().erase(action.customer());
            case ADD_CUSTOMER ->
                world.shop().add(action.customer(), World.time(world.loop().now()));
            default -> request(action, tries);
        }
    }

    private void request(Action action, int tries) {
        Replica replica = services.anyCampaignService();
        if (replica == null) {
            again(action, tries);
            return;
        }
        CampaignReplica api = services.api(replica);
        SimulatedProcess process = replica.process();
        if (action.kind() == Action.Kind.RELEASE) {
            world.objections().releasing(action);
        }
        boolean[] answered = {false};
        world.tasks().start(process, action.kind().name(), world.effects().step(), () -> {
            answered[0] = perform(action, api);
            if (!answered[0]) {
                again(action, tries);
            }
        });
        world.loop().after(40 * World.SECOND, () -> {
            if (process.isKilled() && !answered[0]) {
                again(action, tries);
            }
        });
    }

    private void again(Action action, int tries) {
        if (tries < MOST_TRIES) {
            world.loop().after(PATIENCE, () -> act(action, tries + 1));
        }
    }

    /** Returns whether there was an answer. */
    private boolean perform(Action action, CampaignReplica api) {
        try {
            answer(action, api);
            return true;
        } catch (Refusal refusal) {
            world.history().add(() -> action.kind() + " refused: " + refusal.getMessage());
            return true;
        } catch (RuntimeException failure) {
            if (!Outages.isOutage(failure)) {
                world.broken(new Violation("no unexpected failure", action + ": " + failure));
            }
            return false;
        }
    }

    private void answer(Action action, CampaignReplica api) {
        String campaign = campaign(action.campaign());
        String email = Shop.email(action.customer());
        long asked = world.effects().step();
        switch (action.kind()) {
            case LAUNCH, RESUME -> api.take(campaign, CampaignStatus.RUNNING);
            case PAUSE -> api.take(campaign, CampaignStatus.PAUSED);
            case CANCEL -> api.take(campaign, CampaignStatus.CANCELLED);
            case RETRY_FAILED -> api.retryFailed(campaign);
            case UNSUBSCRIBE -> {
                if (api.unsubscribe(campaign + ":" + Shop.id(action.customer()))) {
                    objected(email, asked);
                }
            }
            case SUPPRESS -> {
                api.suppress(email, World.time(world.loop().now()));
                objected(email, asked);
            }
            case RELEASE -> {
                api.release(email);
                world.objections().released(action, world.effects().step());
            }
            case CHANGE_CUSTOMER, ERASE_CUSTOMER, ADD_CUSTOMER -> throw new IllegalStateException("no request");
        }
    }

    private void objected(String email, long asked) {
        world.history().add(() -> "objection of " + email + " answered");
        world.objections().answered(email, asked, world.effects().step());
    }
}
