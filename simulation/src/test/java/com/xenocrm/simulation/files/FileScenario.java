package com.xenocrm.simulation.files;

import com.xenocrm.contracts.message.ImportChunkStored;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.ingestion.imports.SimulatedImports;
import com.xenocrm.simulation.database.Database;
import com.xenocrm.simulation.replica.Replica;
import com.xenocrm.simulation.shop.Intake;
import com.xenocrm.simulation.shop.Ledger;
import com.xenocrm.simulation.shop.Parking;
import com.xenocrm.simulation.shop.ShopPromises;
import com.xenocrm.simulation.shop.ShopServices;
import com.xenocrm.simulation.shop.Shoppers;
import com.xenocrm.simulation.world.Replicas;
import com.xenocrm.simulation.world.Requests;
import com.xenocrm.simulation.world.Scenario;
import com.xenocrm.simulation.world.World;

/** A shop that sends files of customers and orders, besides single records. */
final class FileScenario implements Scenario {

    private static final long LONGEST = 420 * World.SECOND;
    private static final int SWEEP_SECONDS = 10;

    private final World world;
    private final FilePlan plan;
    private final Ledger ledger = new Ledger();
    private final Parking parking;
    private final ShopServices services;
    private final Replicas replicas;
    private final Requests<SimulatedImports> requests;
    private final Shoppers shoppers;
    private final Files files;
    private final ShopPromises shopPromises;
    private final FilePromises promises;
    private final FinalFilePromises atTheEnd;

    FileScenario(FilePlan plan, World world) {
        this.world = world;
        this.plan = plan;
        parking = new Parking(world);
        replicas = new Replicas(world);
        requests = new Requests<>(world);
        services = new ShopServices(world, parking, this::start);
        shoppers = new Shoppers(world, plan.shop(), ledger, services.requests());
        files = new Files(world, plan, shoppers, requests);
        shopPromises = new ShopPromises(world);
        promises = new FilePromises(world, files);
        atTheEnd = new FinalFilePromises(world, plan.chunkRows(), files, promises);
        world.onPublished(message -> {
            ledger.stored(message);
            promises.published(message);
        });
    }

    @Override
    public void begin() {
        ShopServices.createIndexes(true);
        if (world.mutation().hasUniqueKeys()) {
            SimulatedImports.createIndex(Database.mongo());
        }
        services.start();
        plan.shop().actions().forEach(shoppers::plan);
        plan.actions().forEach(files::plan);
    }

    private void start(Replica replica, Intake intake) {
        SimulatedImports imports =
                new SimulatedImports(world.surroundings(replica), intake.versions(), plan.chunkRows());
        requests.put(replica, imports);
        replicas.consume(replica, Exchanges.CHUNKS_TO_IMPORT, ImportChunkStored.class, imports.consumer());
        if (world.mutation().sweeps()) {
            replicas.repeat(replica, "sweep imports", SWEEP_SECONDS, imports::sweep);
        }
    }

    @Override
    public void written(String collection) {
        shopPromises.written(collection);
        promises.written(collection);
    }

    @Override
    public boolean isQuiet() {
        return isIdle() && parking.isSettled() && atTheEnd.areEnded();
    }

    @Override
    public void goOn() {
        if (isIdle() && !parking.isSettled()) {
            parking.replay();
        }
    }

    private boolean isIdle() {
        return world.tasks().alive() == 0 && world.broker().isEmpty();
    }

    @Override
    public String unfinished() {
        return "tasks " + world.tasks().alive() + ", broker empty "
                + world.broker().isEmpty() + ", " + atTheEnd.unfinished();
    }

    @Override
    public long longest() {
        return LONGEST;
    }

    @Override
    public void check() {
        shopPromises.check(plan.shop().theme(), ledger, parking);
        atTheEnd.check();
    }
}
