package com.xenocrm.simulation.shop;

import com.xenocrm.contracts.message.CustomerReceived;
import com.xenocrm.contracts.message.CustomerRecorded;
import com.xenocrm.contracts.message.OrderReceived;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.customer.SimulatedCustomers;
import com.xenocrm.customerdata.erasure.ErasedRecords;
import com.xenocrm.customerdata.erasure.Erasures;
import com.xenocrm.customerdata.erasure.IdentifierHash;
import com.xenocrm.customerdata.statistics.CustomerStatistics;
import com.xenocrm.order.SimulatedOrders;
import com.xenocrm.simulation.replica.Replica;
import com.xenocrm.simulation.replica.Surroundings;
import com.xenocrm.simulation.world.Replicas;
import com.xenocrm.simulation.world.Requests;
import com.xenocrm.simulation.world.World;

/** Starts the replicas of the services that take, store and count customers and orders. */
final class ShopServices {

    private static final int REPLICAS = 2;
    private static final IdentifierHash HASH =
            IdentifierHash.keyedWith("local-mode-erasure-secret-not-for-production", true);

    private final World world;
    private final Parking parking;
    private final Replicas replicas;
    private final Requests<Intake> requests;

    ShopServices(World world, Parking parking) {
        this.world = world;
        this.parking = parking;
        this.replicas = new Replicas(world);
        this.requests = new Requests<>(world);
    }

    void start() {
        for (int i = 1; i <= REPLICAS; i++) {
            replicas.add(
                    "ingestion-api-" + i, replica -> requests.put(replica, new Intake(world.surroundings(replica))));
            replicas.add("customer-consumer-" + i, this::startCustomerConsumer);
            replicas.add("order-consumer-" + i, this::startOrderConsumer);
        }
    }

    /** Returns requests of the shop. */
    Requests<Intake> requests() {
        return requests;
    }

    private void startCustomerConsumer(Replica replica) {
        Surroundings with = world.surroundings(replica);
        replicas.consume(
                replica,
                Exchanges.CUSTOMERS_TO_RECORD,
                CustomerReceived.class,
                SimulatedCustomers.consumer(with, erased(with), parking::park));
    }

    private void startOrderConsumer(Replica replica) {
        Surroundings with = world.surroundings(replica);
        CustomerStatistics statistics = new CustomerStatistics(with.mongo(), with.ids());
        replicas.consume(
                replica,
                Exchanges.ORDERS_TO_RECORD,
                OrderReceived.class,
                SimulatedOrders.consumer(with, erased(with), statistics));
        replicas.consume(
                replica, Exchanges.CUSTOMERS_TO_COUNT, CustomerRecorded.class, SimulatedOrders.recorded(statistics));
    }

    private static ErasedRecords erased(Surroundings with) {
        return new ErasedRecords(new Erasures(with.mongo(), HASH, with.clock()), HASH);
    }
}
