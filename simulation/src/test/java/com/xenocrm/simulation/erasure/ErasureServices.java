package com.xenocrm.simulation.erasure;

import java.util.List;

import com.xenocrm.contracts.message.CustomerReceived;
import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.contracts.message.ErasureRequested;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.ingestion.operations.SimulatedDeadLetters;
import com.xenocrm.ingestion.privacy.SimulatedErasures;
import com.xenocrm.simulation.replica.Replica;
import com.xenocrm.simulation.replica.Surroundings;
import com.xenocrm.simulation.shop.Intake;
import com.xenocrm.simulation.world.Replicas;
import com.xenocrm.simulation.world.Requests;
import com.xenocrm.simulation.world.World;
import com.xenocrm.webhook.event.SimulatedEvents;

/** Starts the intake's part of erasures. */
final class ErasureServices {

    private static final int SWEEP_SECONDS = 60;

    private final World world;
    private final Replicas replicas;
    private final Requests<Api> requests;

    ErasureServices(World world) {
        this.world = world;
        this.replicas = new Replicas(world);
        this.requests = new Requests<>(world);
    }

    Requests<Api> requests() {
        return requests;
    }

    void start(Replica replica, Intake intake) {
        Surroundings with = world.surroundings(replica);
        SimulatedErasures erasures = new SimulatedErasures(with, intake.versions());
        requests.put(replica, new Api(with, intake, erasures));
        replicas.consume(replica, Exchanges.INTAKE_TO_ERASE, ErasureRequested.class, erasures.consumer());
        replicas.consume(replica, Exchanges.EVENTS_TO_ERASE, ErasureRequested.class, SimulatedEvents.erasures(with));
        replicas.repeat(replica, "sweep erasures", SWEEP_SECONDS, erasures::sweep);
    }

    /** Requests to a replica of the intake. */
    record Api(Surroundings with, Intake intake, SimulatedErasures erasures) {

        /** Stores a record among the dead letters. */
        void park(Customer record) {
            SimulatedDeadLetters.keep(
                    with,
                    Exchanges.CUSTOMERS_TO_RECORD,
                    new CustomerReceived(List.of(record)),
                    with.clock().instant());
        }
    }
}
