package com.xenocrm.simulation.shop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import com.xenocrm.simulation.fault.Fault;
import com.xenocrm.simulation.fault.FaultPlan;
import com.xenocrm.simulation.shop.ShopAction.Kind;
import com.xenocrm.simulation.world.Plan;
import com.xenocrm.simulation.world.Scenario;
import com.xenocrm.simulation.world.World;

/**
 * Everything about a history of a shop's customers and orders that is decided before it begins.
 *
 * @param theme what happens to the identifiers of people
 * @param clearsTags whether records clear all tags; otherwise they clear all attributes
 */
public record ShopPlan(
        int people, int orders, Theme theme, boolean clearsTags, List<ShopAction> actions, FaultPlan faults)
        implements Plan {

    private static final long SECOND = World.SECOND;
    private static final int CALM_ONE_IN = 6;
    private static final int MOST_ACTIONS = 30;
    private static final Fault[] FAULTS = Fault.values();
    private static final Theme[] THEMES = Theme.values();

    /** Returns the plan of a seed. */
    public static ShopPlan of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return of(random, THEMES[random.nextInt(THEMES.length)], seed);
    }

    private static ShopPlan of(SplittableRandom random, Theme theme, long seed) {
        boolean calm = random.nextInt(CALM_ONE_IN) == 0;
        int people = 1 + random.nextInt(4);
        int orders = 1 + random.nextInt(5);
        return new ShopPlan(
                people,
                orders,
                theme,
                random.nextBoolean(),
                actions(random, theme, people, orders),
                FaultPlan.byChance(
                        seed,
                        calm ? 0 : 0.002 + random.nextDouble() * 0.06,
                        random.nextBoolean() ? null : FAULTS[random.nextInt(FAULTS.length)]));
    }

    /** Returns a plan in which all people are known soon, and no two ever have the same address or identifier. */
    public static ShopPlan ofLasting(SplittableRandom random, long seed) {
        ShopPlan plan = of(random, random.nextInt(3) > 0 ? Theme.STEADY : Theme.MOVING, seed);
        List<ShopAction> actions = new ArrayList<>();
        for (int person = 0; person < plan.people; person++) {
            actions.add(new ShopAction(random.nextLong(SECOND / 2), Kind.CUSTOMERS, person, 0, random.nextLong()));
        }
        actions.addAll(plan.actions);
        return plan.with(actions);
    }

    /** Returns a plan with few actions by the API, in which no two people ever have the same address or identifier. */
    public static ShopPlan ofFew(SplittableRandom random, long seed) {
        ShopPlan plan = of(random, random.nextInt(3) > 0 ? Theme.STEADY : Theme.ORDERS, seed);
        return plan.with(plan.actions.subList(0, Math.min(plan.actions.size(), random.nextInt(8))));
    }

    @Override
    public ShopPlan withFaults(Map<Long, Fault> exactly) {
        return new ShopPlan(people, orders, theme, clearsTags, actions, faults.exactly(exactly));
    }

    @Override
    public List<ShopPlan> smaller() {
        return actions.stream()
                .map(action -> {
                    List<ShopAction> fewer = new ArrayList<>(actions);
                    fewer.remove(action);
                    return with(fewer);
                })
                .toList();
    }

    private ShopPlan with(List<ShopAction> some) {
        return new ShopPlan(people, orders, theme, clearsTags, List.copyOf(some), faults);
    }

    @Override
    public Scenario scenario(World world) {
        return new ShopScenario(this, world);
    }

    private static List<ShopAction> actions(SplittableRandom random, Theme theme, int people, int orders) {
        List<ShopAction> actions = new ArrayList<>();
        long span = random.nextInt(3) == 0 ? 40 * SECOND : random.nextBoolean() ? 5 * SECOND : SECOND / 2;
        int count = 2 + random.nextInt(MOST_ACTIONS);
        for (int i = 0; i < count; i++) {
            Kind kind = theme.kinds().get(random.nextInt(theme.kinds().size()));
            long at = random.nextInt(8) == 0 ? random.nextLong(40 * SECOND) : random.nextLong(span);
            actions.add(new ShopAction(at, kind, random.nextInt(people), random.nextInt(orders), random.nextLong()));
        }
        actions.sort(Comparator.comparingLong(ShopAction::at));
        return List.copyOf(actions);
    }
}
