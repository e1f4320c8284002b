package com.xenocrm.simulation.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import org.jspecify.annotations.Nullable;

import com.xenocrm.campaigndata.communication.CommunicationLog;
import com.xenocrm.contracts.message.CommunicationRequested;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.kit.messaging.SimulatedListening;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.simulation.broker.Broker;
import com.xenocrm.simulation.broker.BrokerPublisher;
import com.xenocrm.simulation.database.Database;
import com.xenocrm.simulation.fault.EffectKind;
import com.xenocrm.simulation.fault.Effects;
import com.xenocrm.simulation.fault.Faults;
import com.xenocrm.simulation.history.History;
import com.xenocrm.simulation.history.Violation;
import com.xenocrm.simulation.loop.EventLoop;
import com.xenocrm.simulation.loop.SimulatedProcess;
import com.xenocrm.simulation.loop.Tasks;
import com.xenocrm.simulation.mutation.Mutation;
import com.xenocrm.simulation.plan.Plan;
import com.xenocrm.simulation.replica.Replica;
import com.xenocrm.simulation.replica.Surroundings;
import com.xenocrm.simulation.vendor.Vendor;

/** One small system: database, broker, vendor, replicas of the services, and the time they live in. */
public final class World {

    static final long SECOND = 1_000_000;
    private static final Instant BEGIN = Instant.parse("2026-11-02T10:00:00Z");
    private static final MeterRegistry METERS = new CompositeMeterRegistry();

    private final Plan plan;
    private final Mutation mutation;
    private final EventLoop loop = new EventLoop();
    private final Tasks tasks;
    private final History history;
    private final Faults faults;
    private final Effects effects;
    private final Database database;
    private final Broker broker;
    private final Vendor vendor;
    private final Shop shop = new Shop();
    private final Objections objections = new Objections();
    private final SplittableRandom random;
    private final List<Replica> replicas = new ArrayList<>();
    private @Nullable Violation violation;
    private long ids;

    World(Plan plan, Mutation mutation, boolean told) {
        this.plan = plan;
        this.mutation = mutation;
        this.random = new SplittableRandom(plan.seed() ^ 0x5EED);
        this.tasks = new Tasks(loop, plan.seed());
        this.history = new History(told, loop::now);
        this.faults = plan.faults() == null
                ? Faults.byChance(plan.seed(), plan.faultRate(), plan.favourite())
                : Faults.exactly(plan.faults());
        this.effects = new Effects(loop, tasks, faults, history);
        this.database = new Database(effects, mutation.tampering());
        this.broker = new Broker(
                loop, tasks, effects, history, plan.seed() + 1, this::deadLetter, mutation.acknowledgesFirst());
        this.vendor = new Vendor(loop, plan.vendor(), plan.seed(), World::time, this::post, this::broken);
        effects.victims(new Effects.Victims(this::crash, broker::close));
    }

    Plan plan() {
        return plan;
    }

    Mutation mutation() {
        return mutation;
    }

    EventLoop loop() {
        return loop;
    }

    Tasks tasks() {
        return tasks;
    }

    History history() {
        return history;
    }

    Faults faults() {
        return faults;
    }

    Effects effects() {
        return effects;
    }

    Database database() {
        return database;
    }

    Broker broker() {
        return broker;
    }

    Vendor vendor() {
        return vendor;
    }

    Shop shop() {
        return shop;
    }

    Objections objections() {
        return objections;
    }

    SplittableRandom random() {
        return random;
    }

    List<Replica> replicas() {
        return replicas;
    }

    /** Notes the first promise that was broken. */
    void broken(Violation promise) {
        if (violation == null) {
            violation = promise;
            history.add(() -> "BROKEN " + promise.getMessage());
        }
    }

    @Nullable
    Violation violation() {
        return violation;
    }

    static Instant time(long micros) {
        return BEGIN.plusNanos(micros * 1_000);
    }

    /** Returns what the classes of this replica are given. */
    Surroundings surroundings(Replica replica) {
        InstantSource time = () -> time(loop.now() + replica.clockSkew());
        Clock clock = time.withZone(ZoneOffset.UTC);
        IdGenerator generator = this::nextId;
        BrokerPublisher publisher =
                new BrokerPublisher(broker, effects, SimulatedListening::unavailable, this::handedOver);
        return new Surroundings(
                Database.mongo(),
                mutation.publisher(publisher),
                clock,
                generator,
                this::sleep,
                METERS,
                mutation.recount(Database.mongo(), new CommunicationLog(Database.mongo(), clock), generator));
    }

    SimulatedListening listening() {
        return new SimulatedListening(() -> loop.now() * 1_000, this::sleep, this::deadLetter);
    }

    private void handedOver(CommunicationRequested requested) {
        objections.check(requested, Objects.requireNonNull(effects.task()), this::broken);
        for (Communication communication : requested.communications()) {
            database.all("communications")
                    .filter(entry -> communication.communicationId().equals(entry.get("_id"))
                            && "campaign_cancelled".equals(entry.get("reason")))
                    .forEach(entry -> broken(new Violation(
                            "nothing of what was cancelled", communication.communicationId() + " is handed over")));
        }
    }

    private void sleep(Duration time) {
        effects.meet(EffectKind.WAIT, () -> "wait " + time);
        Objects.requireNonNull(effects.task()).pause(time.toNanos() / 1_000);
    }

    private void deadLetter(String queue, String reason) {
        broken(new Violation("no dead letters", queue + ": " + reason));
    }

    private String nextId() {
        ids++;
        return "%016x%016x".formatted(ids * 0x9E3779B97F4A7C15L, ids);
    }

    private void crash(SimulatedProcess process) {
        broker.leave(process);
        process.kill();
        for (Replica replica : replicas) {
            if (replica.process() == process) {
                replica.kill();
                loop.after(random.nextLong(20 * SECOND), replica::start);
            }
        }
    }

    /** The vendor posts a receipt; while the broker is away, it tries again. */
    private void post(Receipt receipt) {
        if (effects.isBrokerAway()) {
            loop.after(SECOND, () -> post(receipt));
        } else {
            broker.store(new DeliveryReceiptReceived(List.of(receipt)));
        }
    }
}
