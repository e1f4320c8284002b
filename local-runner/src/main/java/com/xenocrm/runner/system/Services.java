package com.xenocrm.runner.system;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import com.xenocrm.runner.process.Command;
import com.xenocrm.runner.process.Termination;
import com.xenocrm.runner.terminal.Failure;
import com.xenocrm.runner.terminal.Pause;

/** The services' processes: each can be started, ended, killed and started again on its own. */
public final class Services implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(200);
    private static final Duration GRACE = Duration.ofSeconds(25);

    private final Map<Service, App> apps;
    private final Wiring wiring;
    private final Map<Service, Process> processes = new ConcurrentHashMap<>();
    private final Readiness readiness = new Readiness();

    Services(Map<Service, App> apps, Wiring wiring) {
        this.apps = new EnumMap<>(apps);
        this.wiring = wiring;
    }

    /** Starts it and returns at once. */
    public void start(Service service) {
        App app = Optional.ofNullable(apps.get(service)).orElseThrow();
        Command command = new Command(
                app.command(), wiring.environmentOf(service), wiring.settings().work(), log(service));
        processes.put(service, command.start());
    }

    /** Returns when it is ready; fails when it ends before, with the last lines of its log, or takes too long. */
    public void awaitReady(Service service) {
        boolean settled = Pause.until(
                READY_WITHIN,
                BETWEEN_QUESTIONS,
                () -> isReady(service) || !process(service).isAlive());
        if (!process(service).isAlive()) {
            throw ended(service);
        }
        if (!settled) {
            throw new Failure("%s was not ready after %d s. %s"
                    .formatted(service.serviceName(), READY_WITHIN.toSeconds(), lastLines(service)));
        }
    }

    /** Whether it says so itself. */
    public boolean isReady(Service service) {
        return readiness.isReady(wiring.settings().ports().of(service));
    }

    /** Ends it as a power cut would. */
    public void kill(Service service) {
        process(service).destroyForcibly().onExit().join();
    }

    /** Ends it in good order. */
    public void stop(Service service) {
        Termination.end(List.of(process(service).toHandle()), GRACE);
    }

    /** Starts it again after it has ended, and returns when it is ready. */
    public void restart(Service service) {
        start(service);
        awaitReady(service);
    }

    /** The failure to tell of when one of them has ended by itself. */
    Optional<Failure> firstEnded() {
        return processes.entrySet().stream()
                .filter(entry -> !entry.getValue().isAlive())
                .map(entry -> ended(entry.getKey()))
                .findFirst();
    }

    Part part(Service service) {
        String marker =
                Optional.ofNullable(apps.get(service)).orElseThrow().jar().toString();
        return Part.process(
                service.serviceName(),
                wiring.settings().ports().of(service),
                process(service).pid(),
                marker);
    }

    @Override
    public void close() {
        Termination.end(processes.values().stream().map(Process::toHandle).toList(), GRACE);
        readiness.close();
    }

    private Failure ended(Service service) {
        return new Failure("%s ended with exit code %d. %s"
                .formatted(service.serviceName(), process(service).exitValue(), lastLines(service)));
    }

    private String lastLines(Service service) {
        return LastWords.of(log(service));
    }

    private Path log(Service service) {
        return wiring.settings().logs().resolve(service.serviceName() + ".log");
    }

    private Process process(Service service) {
        return Optional.ofNullable(processes.get(service)).orElseThrow();
    }
}
