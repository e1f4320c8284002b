package com.xenocrm.simulation.shop;

import com.xenocrm.simulation.world.Scenario;
import com.xenocrm.simulation.world.World;

/** A shop that sends its customers and orders. */
final class ShopScenario implements Scenario {

    private static final long LONGEST = 240 * World.SECOND;

    private final World world;
    private final ShopPlan plan;
    private final Ledger ledger = new Ledger();
    private final Parking parking;
    private final ShopServices services;
    private final ShopPromises promises;

    ShopScenario(ShopPlan plan, World world) {
        this.world = world;
        this.plan = plan;
        parking = new Parking(world);
        services = new ShopServices(world, parking, (_, _) -> {});
        promises = new ShopPromises(world);
        world.onPublished(ledger::stored);
    }

    @Override
    public void begin() {
        ShopServices.createIndexes(world.mutation().hasUniqueAddresses());
        services.start();
        Shoppers shoppers = new Shoppers(world, plan, ledger, services.requests());
        plan.actions().forEach(shoppers::plan);
    }

    @Override
    public void written(String collection) {
        promises.written(collection);
    }

    @Override
    public boolean isQuiet() {
        return isIdle() && parking.isSettled();
    }

    @Override
    public void goOn() {
        if (isIdle()) {
            parking.replay();
        }
    }

    private boolean isIdle() {
        return world.tasks().alive() == 0 && world.broker().isEmpty();
    }

    @Override
    public String unfinished() {
        return "tasks " + world.tasks().alive() + ", broker empty "
                + world.broker().isEmpty();
    }

    @Override
    public long longest() {
        return LONGEST;
    }

    @Override
    public void check() {
        promises.check(plan.theme(), ledger, parking);
    }
}
