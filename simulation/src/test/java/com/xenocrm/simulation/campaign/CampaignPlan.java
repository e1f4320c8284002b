package com.xenocrm.simulation.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.jspecify.annotations.Nullable;

import com.xenocrm.simulation.campaign.plan.Action;
import com.xenocrm.simulation.campaign.plan.PlannedActions;
import com.xenocrm.simulation.campaign.plan.VendorPlan;
import com.xenocrm.simulation.fault.Fault;
import com.xenocrm.simulation.fault.FaultPlan;
import com.xenocrm.simulation.world.Plan;
import com.xenocrm.simulation.world.Scenario;
import com.xenocrm.simulation.world.World;

/**
 * Everything about a history of campaigns that is decided before it begins.
 *
 * @param maxRate of each campaign, in communications a second; null for none
 * @param cap frequency cap; blank for none
 * @param isBusy whether people act while processes stand still
 */
public record CampaignPlan(
        int customers,
        int campaigns,
        int pageSize,
        @Nullable Integer maxRate,
        String cap,
        VendorPlan vendor,
        List<Action> actions,
        boolean isBusy,
        FaultPlan faults)
        implements Plan {

    private static final long SECOND = 1_000_000;
    private static final int CALM_ONE_IN = 6;
    private static final int BUSY_ONE_IN = 6;
    private static final int BUSY = 4;

    /** Before receipts are given up. */
    private static final long LATEST = 240 * SECOND;

    private static final Fault[] FAULTS = Fault.values();

    /** Returns the plan of a seed. */
    public static CampaignPlan of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean calm = random.nextInt(CALM_ONE_IN) == 0;
        int customers = 1 + random.nextInt(9);
        int campaigns = random.nextInt(3) == 0 ? 2 : 1;
        int pageSize = 1 + random.nextInt(6);
        Integer maxRate = random.nextBoolean() ? null : 1 + random.nextInt(random.nextBoolean() ? 5 : 200);
        String cap = random.nextInt(4) == 0 ? "1/7d" : "";
        double rate = calm ? 0 : 0.002 + random.nextDouble() * 0.04;
        Fault favourite = random.nextBoolean() ? null : FAULTS[random.nextInt(FAULTS.length)];
        VendorPlan vendor = calm ? new VendorPlan(0.7, 0.2, 0, SECOND / 2, 0, LATEST, 0) : vendor(random);
        return new CampaignPlan(
                customers,
                campaigns,
                pageSize,
                maxRate,
                cap,
                vendor,
                PlannedActions.by(random, customers, campaigns),
                false,
                FaultPlan.byChance(seed, rate, favourite));
    }

    /**
     * Returns the plan of a seed. One in six is of a busy kind: faults follow actions, people act while processes stand still,
     * and some receipts come when nobody waits for them any more.
     */
    public static CampaignPlan dense(long seed) {
        CampaignPlan plan = of(seed);
        if (seed % BUSY_ONE_IN != BUSY || plan.faults.isCalm()) {
            return plan;
        }
        SplittableRandom random = new SplittableRandom(seed ^ 0xB054L);
        Fault[] favourites = {
            Fault.CRASH, Fault.CRASH, Fault.FREEZE, Fault.FREEZE, Fault.UNANSWERED, Fault.CHANNEL_CLOSED
        };
        VendorPlan vendor = plan.vendor;
        boolean retries = random.nextBoolean();
        return new CampaignPlan(
                plan.customers,
                plan.campaigns,
                retries ? 1 + random.nextInt(2) : plan.pageSize,
                plan.maxRate,
                plan.cap,
                new VendorPlan(
                        0.2 + random.nextDouble() * (retries ? 0.3 : 0.7),
                        retries ? 0.1 : vendor.temporary(),
                        vendor.repeated(),
                        vendor.spread(),
                        random.nextInt(3) == 0 ? 0.6 : 0,
                        LATEST * 3,
                        retries || random.nextBoolean() ? 0.5 : 0),
                PlannedActions.busy(random, plan.customers, plan.campaigns, retries),
                !retries,
                FaultPlan.byChance(
                                seed, 0.005 + random.nextDouble() * 0.03, favourites[random.nextInt(favourites.length)])
                        .withFaultsAfterActions(0.05 + random.nextDouble() * 0.1));
    }

    /** True when nothing goes wrong in it. */
    public boolean isCalm() {
        return faults.isCalm() && hasPromptReceipts();
    }

    /** True when every receipt comes soon, so that nothing has to wait for a reminder. */
    public boolean hasPromptReceipts() {
        return vendor.lost() == 0 && vendor.late() == 0;
    }

    @Override
    public CampaignPlan withFaults(Map<Long, Fault> exactly) {
        return new CampaignPlan(
                customers, campaigns, pageSize, maxRate, cap, vendor, actions, isBusy, faults.exactly(exactly));
    }

    @Override
    public List<CampaignPlan> smaller() {
        List<CampaignPlan> smaller = new ArrayList<>();
        if (customers > 1) {
            smaller.add(withCustomers(customers - 1));
        }
        for (Action action : actions) {
            if (action.kind() != Action.Kind.LAUNCH) {
                List<Action> fewer = new ArrayList<>(actions);
                fewer.remove(action);
                smaller.add(with(customers, fewer));
            }
        }
        return smaller;
    }

    @Override
    public Scenario scenario(World world) {
        return new CampaignScenario(this, world);
    }

    /** Returns the plan for so many campaigns, which somebody else launches. */
    public CampaignPlan withoutActions(int some) {
        return new CampaignPlan(customers, some, pageSize, maxRate, "", vendor, List.of(), false, faults);
    }

    /** Returns the plan for fewer customers; actions that concern the others concern the last one. */
    private CampaignPlan withCustomers(int fewer) {
        return with(
                fewer,
                actions.stream()
                        .map(action -> new Action(
                                action.at(), action.kind(), action.campaign(), Math.min(action.customer(), fewer - 1)))
                        .toList());
    }

    private CampaignPlan with(int some, List<Action> fewer) {
        return new CampaignPlan(some, campaigns, pageSize, maxRate, cap, vendor, fewer, isBusy, faults);
    }

    private static VendorPlan vendor(SplittableRandom random) {
        return new VendorPlan(
                0.4 + random.nextDouble() * 0.6,
                random.nextDouble(),
                random.nextDouble() * 0.3,
                1 + random.nextLong(random.nextBoolean() ? SECOND / 40 : SECOND),
                random.nextInt(3) == 0 ? 0.2 : 0,
                LATEST,
                random.nextInt(3) == 0 ? 0.2 : 0);
    }
}
