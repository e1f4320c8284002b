package com.xenocrm.simulation.campaign.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

import com.xenocrm.simulation.campaign.plan.Action.Kind;

/** Actions of people in a history: a few kinds at any time, often the same ones repeatedly. */
public final class PlannedActions {

    private static final long SECOND = 1_000_000;
    private static final long LAST = 40 * SECOND;
    private static final long SOON = 5 * SECOND;
    private static final Kind[] KINDS = Kind.values();

    /** Kinds that get in each other's way. */
    private static final List<List<Kind>> THEMES = List.of(
            List.of(Kind.PAUSE, Kind.RESUME),
            List.of(Kind.PAUSE, Kind.RESUME, Kind.CANCEL),
            List.of(Kind.RETRY_FAILED),
            List.of(Kind.RETRY_FAILED, Kind.SUPPRESS, Kind.RELEASE),
            List.of(Kind.UNSUBSCRIBE, Kind.SUPPRESS),
            List.of(Kind.ADD_CUSTOMER, Kind.CHANGE_CUSTOMER, Kind.ERASE_CUSTOMER));

    private final SplittableRandom random;
    private final int customers;
    private final int campaigns;
    private final List<Action> actions = new ArrayList<>();

    private PlannedActions(SplittableRandom random, int customers, int campaigns) {
        this.random = random;
        this.customers = customers;
        this.campaigns = campaigns;
    }

    /** Returns the actions of a history. */
    public static List<Action> by(SplittableRandom random, int customers, int campaigns) {
        PlannedActions planned = new PlannedActions(random, customers, campaigns);
        planned.launches();
        planned.anything(random.nextInt(6));
        if (random.nextInt(3) > 0) {
            planned.theme(THEMES.get(random.nextInt(THEMES.size())), 2 + random.nextInt(8));
        }
        planned.actions.sort(Comparator.comparingLong(Action::at));
        return List.copyOf(planned.actions);
    }

    /** Returns the actions of a history in which somebody retries failures again and again, or pauses, resumes and cancels. */
    public static List<Action> busy(SplittableRandom random, int customers, int campaigns, boolean retries) {
        PlannedActions planned = new PlannedActions(random, customers, campaigns);
        planned.launches();
        if (retries) {
            planned.retries(3 + random.nextInt(6));
        } else {
            planned.theme(THEMES.get(1), 2 + random.nextInt(8));
        }
        planned.anything(random.nextInt(3));
        planned.actions.sort(Comparator.comparingLong(Action::at));
        return List.copyOf(planned.actions);
    }

    private void launches() {
        for (int campaign = 0; campaign < campaigns; campaign++) {
            add(random.nextLong(SECOND), Kind.LAUNCH, campaign);
        }
    }

    private void anything(int count) {
        for (int i = 0; i < count; i++) {
            long at = random.nextInt(3) == 0 ? random.nextLong(LAST) : random.nextLong(SOON);
            Kind kind = KINDS[random.nextInt(KINDS.length)];
            add(at, kind, random.nextInt(campaigns));
            if (random.nextInt(4) == 0) {
                add(at + random.nextLong(SECOND / 50), kind, random.nextInt(campaigns));
            }
        }
    }

    private void theme(List<Kind> kinds, int count) {
        long span = random.nextInt(3) == 0 ? LAST : random.nextBoolean() ? SOON : SECOND;
        for (int i = 0; i < count; i++) {
            add(random.nextLong(span), kinds.get(random.nextInt(kinds.size())), random.nextInt(campaigns));
        }
    }

    private void retries(int count) {
        for (int i = 0; i < count; i++) {
            add(SECOND + random.nextLong(2 * SOON), Kind.RETRY_FAILED, random.nextInt(campaigns));
        }
    }

    private void add(long at, Kind kind, int campaign) {
        actions.add(new Action(at, kind, campaign, random.nextInt(customers)));
    }
}
