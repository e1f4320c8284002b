package com.xenocrm.simulation.world;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import com.xenocrm.campaign.dispatch.SimulatedDispatch;
import com.xenocrm.campaign.frequency.Admission;
import com.xenocrm.campaign.retry.SimulatedRetries;
import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.contracts.message.CommunicationRequested;
import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.contracts.message.RetryRequested;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.contracts.topology.Exchanges.Subscription;
import com.xenocrm.delivery.receipt.SimulatedReceipts;
import com.xenocrm.delivery.timeout.SimulatedTimeouts;
import com.xenocrm.kit.web.Outages;
import com.xenocrm.simulation.fault.EffectKind;
import com.xenocrm.simulation.fault.Fate;
import com.xenocrm.simulation.history.Violation;
import com.xenocrm.simulation.loop.SimulatedProcess;
import com.xenocrm.simulation.replica.CampaignReplica;
import com.xenocrm.simulation.replica.Replica;
import com.xenocrm.simulation.replica.Surroundings;

/** Starts the replicas of all services, each with the classes of the service, its consumers and its jobs. */
final class Services {

    private static final int REPLICAS = 2;
    private static final int CONSUMERS = 2;
    private static final long LARGEST_SKEW = 400_000;

    private final World world;
    private final Map<String, CampaignReplica> campaignServices = new HashMap<>();

    Services(World world) {
        this.world = world;
    }

    void start() {
        for (int i = 1; i <= REPLICAS; i++) {
            add("campaign-service-" + i, this::startCampaignService);
            add("delivery-consumer-" + i, this::startDeliveryConsumer);
        }
        add("vendor", this::startVendor);
    }

    /** Returns a replica that users reach now; null while all are down. */
    @Nullable
    Replica anyCampaignService() {
        List<Replica> up = world.replicas().stream()
                .filter(replica -> campaignServices.containsKey(replica.name()) && replica.process() != null)
                .toList();
        return up.isEmpty() ? null : up.get(world.random().nextInt(up.size()));
    }

    CampaignReplica api(Replica replica) {
        return Objects.requireNonNull(campaignServices.get(replica.name()));
    }

    private void add(String name, Consumer<Replica> start) {
        Replica replica = new Replica(name, world.random().nextLong(LARGEST_SKEW), start);
        world.replicas().add(replica);
        replica.start();
    }

    private void startCampaignService(Replica replica) {
        Surroundings with = world.surroundings(replica);
        CampaignReplica api = new CampaignReplica(with);
        campaignServices.put(replica.name(), api);
        consume(
                replica,
                Exchanges.PAGES_TO_DISPATCH,
                AudiencePageRequested.class,
                SimulatedDispatch.consumer(
                        with,
                        _ -> world.broker().waiting(Exchanges.COMMUNICATIONS_TO_DELIVER),
                        world.plan().pageSize(),
                        Admission.capped(world.plan().cap(), with.mongo())));
        consume(replica, Exchanges.RETRIES_TO_SEND, RetryRequested.class, SimulatedRetries.consumer(with));
        if (world.mutation().sweeps()) {
            repeat(
                    replica,
                    "sweep",
                    10,
                    SimulatedDispatch.sweep(with, api.campaigns().waiting()));
        }
    }

    private void startDeliveryConsumer(Replica replica) {
        Surroundings with = world.surroundings(replica);
        SimulatedReceipts receipts = new SimulatedReceipts(with);
        consume(replica, Exchanges.RECEIPTS_TO_APPLY, DeliveryReceiptReceived.class, receipts.consumer());
        repeat(replica, "match receipts", 5, receipts::matchUnmatched);
        SimulatedTimeouts timeouts = new SimulatedTimeouts(with, receipts.retries());
        if (world.mutation().reminds()) {
            repeat(replica, "remind", 10, timeouts::remind);
        }
        repeat(replica, "time out", 60, timeouts::settle);
    }

    private void startVendor(Replica replica) {
        consume(
                replica,
                Exchanges.COMMUNICATIONS_TO_DELIVER,
                CommunicationRequested.class,
                messages -> messages.forEach(message -> message.communications().forEach(communication -> {
                    Fate _ = world.effects().meet(EffectKind.WAIT, () -> "deliver " + communication);
                    world.vendor().deliver(communication);
                })));
    }

    private <M extends CrmMessage> void consume(
            Replica replica, Subscription queue, Class<M> type, Consumer<List<M>> handler) {
        Consumer<List<byte[]>> listener = world.listening().batches(queue, type, handler);
        for (int i = 0; i < CONSUMERS; i++) {
            world.broker().consume(queue, Objects.requireNonNull(replica.process()), listener);
        }
    }

    /** Runs a job again and again, so many seconds after it ended. */
    private void repeat(Replica replica, String name, int seconds, Runnable job) {
        SimulatedProcess process = Objects.requireNonNull(replica.process());
        long pause = seconds * World.SECOND;
        world.loop().after(world.random().nextLong(pause), () -> runAndRepeat(process, name, pause, job));
    }

    private void runAndRepeat(SimulatedProcess process, String name, long pause, Runnable job) {
        if (process.isKilled()) {
            return;
        }
        world.tasks().start(process, name, world.effects().step(), () -> {
            try {
                job.run();
            } catch (RuntimeException e) {
                report(name, e);
            }
            world.loop().after(pause, () -> runAndRepeat(process, name, pause, job));
        });
    }

    private void report(String name, RuntimeException failure) {
        if (!Outages.isOutage(failure)) {
            world.broken(new Violation("no unexpected failure", name + ": " + failure));
        }
    }
}
