package com.xenocrm.simulation.plan;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.jspecify.annotations.Nullable;

import com.xenocrm.simulation.fault.Fault;

/**
 * Everything about a history that is decided before it begins.
 *
 * @param maxRate of each campaign, in communications a second; null for none
 * @param cap frequency cap; blank for none
 * @param faultRate share of the effects that meet a fault; 0 in a calm history
 * @param favourite kind of most of its faults; null for all alike
 * @param faults exactly these, by number of the effect, instead of chance; null for chance
 */
public record Plan(
        long seed,
        int customers,
        int campaigns,
        int pageSize,
        @Nullable Integer maxRate,
        String cap,
        double faultRate,
        @Nullable Fault favourite,
        VendorPlan vendor,
        List<Action> actions,
        @Nullable Map<Long, Fault> faults) {

    private static final long SECOND = 1_000_000;
    private static final int CALM_ONE_IN = 6;
    private static final Fault[] FAULTS = Fault.values();

    /** Returns the plan of a seed. */
    public static Plan of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean calm = random.nextInt(CALM_ONE_IN) == 0;
        int customers = 1 + random.nextInt(9);
        int campaigns = random.nextInt(3) == 0 ? 2 : 1;
        return new Plan(
                seed,
                customers,
                campaigns,
                1 + random.nextInt(6),
                random.nextBoolean() ? null : 1 + random.nextInt(random.nextBoolean() ? 5 : 200),
                random.nextInt(4) == 0 ? "1/7d" : "",
                calm ? 0 : 0.002 + random.nextDouble() * 0.04,
                random.nextBoolean() ? null : FAULTS[random.nextInt(FAULTS.length)],
                calm ? new VendorPlan(0.7, 0.2, 0, SECOND / 2, 0, 0) : vendor(random),
                PlannedActions.by(random, customers, campaigns),
                null);
    }

    /** True when nothing goes wrong in it. */
    public boolean isCalm() {
        return faultRate == 0 && faults == null && hasPromptReceipts();
    }

    /** True when every receipt comes soon, so that nothing has to wait for a reminder. */
    public boolean hasPromptReceipts() {
        return vendor.lost() == 0 && vendor.late() == 0;
    }

    /** Returns the plan with exactly these faults. */
    public Plan withFaults(Map<Long, Fault> exactly) {
        return new Plan(
                seed, customers, campaigns, pageSize, maxRate, cap, faultRate, favourite, vendor, actions, exactly);
    }

    /** Returns the plan with these actions. */
    public Plan withActions(List<Action> some) {
        return new Plan(seed, customers, campaigns, pageSize, maxRate, cap, faultRate, favourite, vendor, some, faults);
    }

    /** Returns the plan for fewer customers; actions that concern the others concern the last one. */
    public Plan withCustomers(int fewer) {
        return new Plan(
                seed,
                fewer,
                campaigns,
                pageSize,
                maxRate,
                cap,
                faultRate,
                favourite,
                vendor,
                actions.stream()
                        .map(action -> new Action(
                                action.at(), action.kind(), action.campaign(), Math.min(action.customer(), fewer - 1)))
                        .toList(),
                faults);
    }

    private static VendorPlan vendor(SplittableRandom random) {
        return new VendorPlan(
                0.4 + random.nextDouble() * 0.6,
                random.nextDouble(),
                random.nextDouble() * 0.3,
                1 + random.nextLong(random.nextBoolean() ? SECOND / 40 : SECOND),
                random.nextInt(3) == 0 ? 0.2 : 0,
                random.nextInt(3) == 0 ? 0.2 : 0);
    }
}
