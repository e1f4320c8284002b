package com.xenocrm.simulation.erasure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import com.xenocrm.simulation.campaign.CampaignPlan;
import com.xenocrm.simulation.erasure.PrivacyAction.Kind;
import com.xenocrm.simulation.fault.Fault;
import com.xenocrm.simulation.fault.FaultPlan;
import com.xenocrm.simulation.shop.ShopPlan;
import com.xenocrm.simulation.world.Plan;
import com.xenocrm.simulation.world.Scenario;
import com.xenocrm.simulation.world.World;

/** Everything about a history with erasures that is decided before it begins. */
public record ErasurePlan(ShopPlan shop, CampaignPlan campaigns, List<PrivacyAction> actions, FaultPlan faults)
        implements Plan {

    private static final long SECOND = World.SECOND;
    private static final long LAST = 40 * SECOND;
    private static final Kind[] KINDS = Kind.values();

    /** Returns the plan of a seed. */
    public static ErasurePlan of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ShopPlan shop = ShopPlan.ofLasting(random, seed);
        int campaigns = 1 + random.nextInt(2);
        return new ErasurePlan(
                shop,
                CampaignPlan.of(random.nextLong()).withoutActions(campaigns),
                actions(random, shop.people(), campaigns),
                shop.faults());
    }

    @Override
    public ErasurePlan withFaults(Map<Long, Fault> exactly) {
        return new ErasurePlan(shop, campaigns, actions, faults.exactly(exactly));
    }

    @Override
    public List<ErasurePlan> smaller() {
        Stream<ErasurePlan> lessShop =
                shop.smaller().stream().map(less -> new ErasurePlan(less, campaigns, actions, faults));
        Stream<ErasurePlan> lessActions = actions.stream()
                .filter(action -> action.kind() != Kind.LAUNCH)
                .map(action -> {
                    List<PrivacyAction> fewer = new ArrayList<>(actions);
                    fewer.remove(action);
                    return new ErasurePlan(shop, campaigns, fewer, faults);
                });
        return Stream.concat(lessActions, lessShop).toList();
    }

    @Override
    public Scenario scenario(World world) {
        return new ErasureScenario(this, world);
    }

    private static List<PrivacyAction> actions(SplittableRandom random, int people, int campaigns) {
        List<PrivacyAction> actions = new ArrayList<>();
        actions.add(new PrivacyAction(SECOND / 2 + random.nextLong(5 * SECOND), Kind.LAUNCH, 0, 0));
        if (campaigns > 1) {
            actions.add(new PrivacyAction(random.nextLong(LAST), Kind.LAUNCH, 0, 1));
        }
        int erasures = 1 + random.nextInt(3);
        long span = random.nextBoolean() ? LAST : 5 * SECOND;
        for (int i = 0; i < erasures; i++) {
            actions.add(new PrivacyAction(SECOND / 2 + random.nextLong(span), Kind.ERASE, random.nextInt(people), 0));
        }
        int others = random.nextInt(8);
        for (int i = 0; i < others; i++) {
            Kind kind = KINDS[random.nextInt(KINDS.length)];
            if (kind != Kind.LAUNCH) {
                actions.add(new PrivacyAction(
                        random.nextLong(span), kind, random.nextInt(people), random.nextInt(campaigns)));
            }
        }
        actions.sort(Comparator.comparingLong(PrivacyAction::at));
        return List.copyOf(actions);
    }
}
