package com.xenocrm.runner.system;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import com.xenocrm.runner.process.Command;
import com.xenocrm.runner.process.Termination;
import com.xenocrm.runner.terminal.Failure;

/** The services' processes: each can be started, ended, killed and started again on its own. */
public final class Services implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(25);

    private final Map<Service, App> apps;
    private final Wiring wiring;
    private final Map<Service, Replica> replicas = new ConcurrentHashMap<>();
    private final List<Replica> further = new CopyOnWriteArrayList<>();
    private final Readiness readiness = new Readiness();

    Services(Map<Service, App> apps, Wiring wiring) {
        this.apps = new EnumMap<>(apps);
        this.wiring = wiring;
    }

    /** Starts it and returns at once. */
    public void start(Service service) {
        replicas.put(service, start(service, portOf(service), service.serviceName()));
    }

    /**
     * Starts one more process of a service, on a port of its own, and returns at once. The others go on looking for the
     * service where it usually is.
     */
    public Replica startReplica(Service service, int port) {
        Replica replica = start(service, port, service.serviceName() + "-" + port);
        further.add(replica);
        return replica;
    }

    /** Returns when it is ready; fails when it ends before, with the last lines of its log, or takes too long. */
    public void awaitReady(Service service) {
        replica(service).awaitReady();
    }

    /** Whether it says so itself. */
    public boolean isReady(Service service) {
        return readiness.isReady(portOf(service));
    }

    /** Ends it as a power cut would. */
    public void kill(Service service) {
        replica(service).kill();
    }

    /** Ends it in good order. */
    public void stop(Service service) {
        replica(service).stop();
    }

    /** Starts it again after it has ended, and returns when it is ready. */
    public void restart(Service service) {
        start(service);
        awaitReady(service);
    }

    /** The failure to tell of when one of them has ended by itself. */
    Optional<Failure> firstEnded() {
        return replicas.values().stream()
                .filter(replica -> !replica.process().isAlive())
                .map(Replica::ended)
                .findFirst();
    }

    Part part(Service service) {
        return Part.process(
                service.serviceName(),
                portOf(service),
                replica(service).process().pid(),
                app(service).jar().toString());
    }

    @Override
    public void close() {
        List<Replica> all = new ArrayList<>(replicas.values());
        all.addAll(further);
        Termination.end(
                all.stream().map(replica -> replica.process().toHandle()).toList(), GRACE);
        readiness.close();
    }

    private Replica start(Service service, int port, String name) {
        Path log = wiring.settings().logs().resolve(name + ".log");
        Command command = new Command(
                app(service).command(),
                wiring.environmentAt(port),
                wiring.settings().work(),
                log);
        return new Replica(service, port, log, command.start(), readiness);
    }

    private int portOf(Service service) {
        return wiring.settings().ports().of(service);
    }

    private App app(Service service) {
        return Optional.ofNullable(apps.get(service)).orElseThrow();
    }

    private Replica replica(Service service) {
        return Optional.ofNullable(replicas.get(service)).orElseThrow();
    }
}
