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
import java.util.function.Consumer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import org.jspecify.annotations.Nullable;

import com.xenocrm.campaigndata.communication.CommunicationLog;
import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.kit.messaging.SimulatedListening;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.simulation.broker.Broker;
import com.xenocrm.simulation.broker.BrokerPublisher;
import com.xenocrm.simulation.database.Database;
import com.xenocrm.simulation.fault.EffectKind;
import com.xenocrm.simulation.fault.Effects;
import com.xenocrm.simulation.fault.FaultPlan;
import com.xenocrm.simulation.fault.Faults;
import com.xenocrm.simulation.history.History;
import com.xenocrm.simulation.history.Violation;
import com.xenocrm.simulation.loop.EventLoop;
import com.xenocrm.simulation.loop.SimulatedProcess;
import com.xenocrm.simulation.loop.Tasks;
import com.xenocrm.simulation.mutation.Mutation;
import com.xenocrm.simulation.replica.Replica;
import com.xenocrm.simulation.replica.Surroundings;

/** One small system: database, broker, replicas of the services, and the time they live in. */
public final class World {

    public static final long SECOND = 1_000_000;
    private static final Instant BEGIN = Instant.parse("2026-11-02T10:00:00Z");
    private static final MeterRegistry METERS = new CompositeMeterRegistry();

    private final Mutation mutation;
    private final EventLoop loop = new EventLoop();
    private final Tasks tasks;
    private final History history;
    private final Faults faults;
    private final Effects effects;
    private final Database database;
    private final Broker broker;
    private final SplittableRandom random;
    private final List<Replica> replicas = new ArrayList<>();
    private Consumer<CrmMessage> published = _ -> {};
    private Runnable frozen = () -> {};
    private @Nullable Violation violation;
    private long ids;

    World(FaultPlan plan, Mutation mutation, boolean told) {
        this.mutation = mutation;
        this.random = new SplittableRandom(plan.seed() ^ 0x5EED);
        this.tasks = new Tasks(loop, plan.seed());
        this.history = new History(told, loop::now);
        this.faults = new Faults(plan);
        this.effects = new Effects(loop, tasks, faults, history);
        this.database = new Database(effects, mutation.tampering());
        this.broker = new Broker(
                loop, tasks, effects, history, plan.seed() + 1, this::deadLetter, mutation.acknowledgesFirst());
        effects.victims(new Effects.Victims(this::crash, broker::close, _ -> frozen.run()));
    }

    public Mutation mutation() {
        return mutation;
    }

    public EventLoop loop() {
        return loop;
    }

    public Tasks tasks() {
        return tasks;
    }

    public History history() {
        return history;
    }

    Faults faults() {
        return faults;
    }

    public Effects effects() {
        return effects;
    }

    public Database database() {
        return database;
    }

    public Broker broker() {
        return broker;
    }

    public SplittableRandom random() {
        return random;
    }

    public List<Replica> replicas() {
        return replicas;
    }

    /** Notes the first promise that was broken. */
    public void broken(Violation promise) {
        if (violation == null) {
            violation = promise;
            history.add(() -> "BROKEN " + promise.getMessage());
        }
    }

    @Nullable
    Violation violation() {
        return violation;
    }

    public static Instant time(long micros) {
        return BEGIN.plusNanos(micros * 1_000);
    }

    /** Returns what the classes of this replica are given. */
    public Surroundings surroundings(Replica replica) {
        InstantSource time = () -> time(loop.now() + replica.clockSkew());
        Clock clock = time.withZone(ZoneOffset.UTC);
        IdGenerator generator = mutation.ids(this::nextId);
        BrokerPublisher publisher = new BrokerPublisher(broker, effects, SimulatedListening::unavailable, published);
        return new Surroundings(
                Database.mongo(),
                mutation.publisher(publisher),
                clock,
                generator,
                this::sleep,
                METERS,
                mutation.recount(Database.mongo(), new CommunicationLog(Database.mongo(), clock), generator));
    }

    public SimulatedListening listening() {
        return new SimulatedListening(() -> loop.now() * 1_000, this::sleep, this::deadLetter);
    }

    /** Calls this with messages of services before the broker stores them. */
    public void onPublished(Consumer<CrmMessage> watch) {
        published = watch;
    }

    /** Calls this when a process begins to stand still. */
    public void onFrozen(Runnable watch) {
        frozen = watch;
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
}
