package com.xenocrm.simulation.campaign;

import java.util.List;
import java.util.SplittableRandom;

import com.xenocrm.campaigndata.campaign.CampaignStatus;
import com.xenocrm.simulation.campaign.plan.Action;
import com.xenocrm.simulation.world.Requests;
import com.xenocrm.simulation.world.World;

/** Marketers and recipients. */
public final class Users {

    private static final long LONGEST_PATIENCE = 12 * World.SECOND;
    private static final List<Action.Kind> IMPATIENT = List.of(
            Action.Kind.CANCEL,
            Action.Kind.CANCEL,
            Action.Kind.PAUSE,
            Action.Kind.RESUME,
            Action.Kind.SUPPRESS,
            Action.Kind.RETRY_FAILED);

    private final CampaignWorld campaigns;
    private final World world;
    private final Requests<CampaignReplica> requests;

    public Users(CampaignWorld campaigns, Requests<CampaignReplica> requests) {
        this.campaigns = campaigns;
        this.world = campaigns.world();
        this.requests = requests;
    }

    /** Returns the identifier of a campaign. */
    public static String campaign(int number) {
        return "campaign-" + (number + 1);
    }

    /** Does the action when its time has come. */
    public void plan(Action action) {
        world.loop().after(action.at() - world.loop().now(), () -> act(action));
    }

    /** People act while a process stands still, as long as something goes wrong. */
    public void actOnFreezes() {
        world.onFrozen(() -> {
            SplittableRandom random = new SplittableRandom(
                    campaigns.plan().seed() * 31 + world.effects().step());
            Action action = new Action(
                    world.loop().now() + World.SECOND + random.nextLong(LONGEST_PATIENCE),
                    IMPATIENT.get(random.nextInt(IMPATIENT.size())),
                    random.nextInt(campaigns.plan().campaigns()),
                    random.nextInt(campaigns.plan().customers()));
            plan(action);
        });
    }

    /** Resumes a campaign that somebody paused. */
    void resume(int campaign) {
        act(new Action(0, Action.Kind.RESUME, campaign, 0));
    }

    private void act(Action action) {
        switch (action.kind()) {
            case CHANGE_CUSTOMER -> campaigns.shop().change(action.customer());
            case ERASE_CUSTOMER -> campaigns.shop().erase(action.customer());
            case ADD_CUSTOMER ->
                campaigns.shop().add(action.customer(), World.time(world.loop().now()));
            default -> requests.send(action.toString(), () -> prepare(action), api -> answer(action, api));
        }
    }

    private void prepare(Action action) {
        if (action.kind() == Action.Kind.RELEASE) {
            campaigns.objections().releasing(action);
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
                campaigns.objections().released(action, world.effects().step());
            }
            case CHANGE_CUSTOMER, ERASE_CUSTOMER, ADD_CUSTOMER -> throw new IllegalStateException("no request");
        }
    }

    private void objected(String email, long asked) {
        world.history().add(() -> "objection of " + email + " answered");
        campaigns.objections().answered(email, asked, world.effects().step());
    }
}
