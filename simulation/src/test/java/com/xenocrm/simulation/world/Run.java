package com.xenocrm.simulation.world;

import java.util.List;

import com.xenocrm.campaign.lifecycle.SimulatedCampaigns;
import com.xenocrm.campaigndata.rule.RuleDefinition;
import com.xenocrm.simulation.database.Database;
import com.xenocrm.simulation.history.Violation;
import com.xenocrm.simulation.mutation.Mutation;
import com.xenocrm.simulation.plan.Plan;
import com.xenocrm.simulation.replica.Replica;

/** One history, from the beginning until everything is quiet or a promise is broken. */
public final class Run {

    private static final long END_OF_FAULTS = 45 * World.SECOND;
    private static final long LOOK = 3 * World.SECOND;
    private static final long LONGEST = 60 * 60 * World.SECOND;

    /** Before the first reminder of a receipt: what is lost comes back by redelivery and by the sweep. */
    private static final long LONGEST_WITH_PROMPT_RECEIPTS = 180 * World.SECOND;

    private static final RuleDefinition RULE = new RuleDefinition(
            "{\"field\":\"visits\",\"operator\":\">=\",\"value\":1}",
            "{\"field\":\"visits\",\"operator\":\">=\",\"value\":1}",
            1);
    private static final String MESSAGE = "Hi {name}";

    private final World world;
    private final Services services;
    private final Users users;
    private final FinalPromises atTheEnd;
    private boolean ended;

    public Run(Plan plan, Mutation mutation, boolean told) {
        world = new World(plan, mutation, told);
        services = new Services(world);
        users = new Users(world, services);
        Promises promises = new Promises(world);
        atTheEnd = new FinalPromises(world, promises);
        world.database().watch(promises::written);
    }

    /** Runs to the end. */
    public Outcome outcome() {
        world.database().use();
        Plan plan = world.plan();
        world.shop().open(plan.customers());
        for (int i = 0; i < plan.campaigns(); i++) {
            SimulatedCampaigns.draft(Database.mongo(), Users.campaign(i), MESSAGE, RULE, plan.maxRate(), World.time(0));
        }
        services.start();
        plan.actions().forEach(users::plan);
        world.loop().after(END_OF_FAULTS, this::endFaults);
        while (world.violation() == null && !ended && world.loop().step()) {
            // the next event
        }
        return new Outcome(
                world.violation(),
                world.effects().step(),
                world.faults().met(),
                List.copyOf(world.history().lines()));
    }

    private void endFaults() {
        world.history().add(() -> "no faults from here on");
        world.effects().endFaults();
        world.replicas().forEach(Replica::start);
        look();
    }

    private void look() {
        if (atTheEnd.isQuiet()) {
            atTheEnd.check();
            ended = true;
        } else if (world.loop().now() > (world.plan().hasPromptReceipts() ? LONGEST_WITH_PROMPT_RECEIPTS : LONGEST)) {
            world.broken(new Violation("every campaign ends", atTheEnd.unfinished()));
        } else {
            world.database()
                    .all("campaigns")
                    .filter(campaign -> "paused".equals(campaign.get("status")))
                    .map(campaign -> (String) campaign.get("_id"))
                    .toList()
                    .forEach(id -> users.resume(Integer.parseInt(id.substring(id.indexOf('-') + 1)) - 1));
            world.loop().after(LOOK, this::look);
        }
    }
}
