package com.xenocrm.simulation.shop;

import java.util.function.BiConsumer;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import org.bson.Document;

import com.xenocrm.contracts.message.CustomerReceived;
import com.xenocrm.contracts.message.CustomerRecorded;
import com.xenocrm.contracts.message.ErasureRequested;
import com.xenocrm.contracts.message.OrderReceived;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.customer.SimulatedCustomers;
import com.xenocrm.customerdata.statistics.CustomerStatistics;
import com.xenocrm.order.SimulatedOrders;
import com.xenocrm.simulation.database.Database;
import com.xenocrm.simulation.replica.Replica;
import com.xenocrm.simulation.replica.Surroundings;
import com.xenocrm.simulation.world.Replicas;
import com.xenocrm.simulation.world.Requests;
import com.xenocrm.simulation.world.World;

/** Starts the replicas of the services that take, store and count customers and orders. */
public final class ShopServices {

    private static final int REPLICAS = 2;

    private final World world;
    private final Parking parking;
    private final BiConsumer<Replica, Intake> alsoInIntake;
    private final Replicas replicas;
    private final Requests<Intake> requests;

    /** @param alsoInIntake what else starts with a replica of the intake */
    public ShopServices(World world, Parking parking, BiConsumer<Replica, Intake> alsoInIntake) {
        this.world = world;
        this.alsoInIntake = alsoInIntake;
        this.parking = parking;
        this.replicas = new Replicas(world);
        this.requests = new Requests<>(world);
    }

    /** Creates the unique indexes of customers. */
    public static void createIndexes(boolean uniqueAddresses) {
        MongoCollection<Document> customers = Database.mongo().getCollection("customers");
        customers.createIndex(Indexes.ascending("email"), new IndexOptions().unique(uniqueAddresses));
        customers.createIndex(
                Indexes.ascending("customer_id"),
                new IndexOptions().unique(true).sparse(true));
    }

    /** Starts all replicas. */
    public void start() {
        for (int i = 1; i <= REPLICAS; i++) {
            replicas.add("ingestion-api-" + i, this::startIntake);
            replicas.add("customer-consumer-" + i, this::startCustomerConsumer);
            replicas.add("order-consumer-" + i, this::startOrderConsumer);
        }
    }

    /** Returns requests of the shop. */
    public Requests<Intake> requests() {
        return requests;
    }

    private void startIntake(Replica replica) {
        Intake intake = new Intake(world.surroundings(replica));
        requests.put(replica, intake);
        alsoInIntake.accept(replica, intake);
    }

    private void startCustomerConsumer(Replica replica) {
        Surroundings with = world.surroundings(replica);
        replicas.consume(
                replica,
                Exchanges.CUSTOMERS_TO_RECORD,
                CustomerReceived.class,
                SimulatedCustomers.consumer(with, parking::park));
        replicas.consume(
                replica, Exchanges.CUSTOMERS_TO_ERASE, ErasureRequested.class, SimulatedCustomers.erasures(with));
    }

    private void startOrderConsumer(Replica replica) {
        Surroundings with = world.surroundings(replica);
        CustomerStatistics statistics = new CustomerStatistics(with.mongo(), with.ids());
        replicas.consume(
                replica, Exchanges.ORDERS_TO_RECORD, OrderReceived.class, SimulatedOrders.consumer(with, statistics));
        replicas.consume(
                replica, Exchanges.CUSTOMERS_TO_COUNT, CustomerRecorded.class, SimulatedOrders.recorded(statistics));
        replicas.consume(
                replica, Exchanges.ORDERS_TO_ERASE, ErasureRequested.class, SimulatedOrders.erasures(with, statistics));
    }
}
