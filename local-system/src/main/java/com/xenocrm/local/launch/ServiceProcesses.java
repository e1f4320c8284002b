package com.xenocrm.local.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import com.xenocrm.local.console.CommandFailure;
import com.xenocrm.local.process.Processes;

/** Starts, stops, kills and restarts single services. */
public final class ServiceProcesses implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(25);

    private final SystemSettings settings;
    private final ServiceEnvironment environment;
    private final ServicePrograms programs;
    private final Map<Service, ServiceProcess> processes = new ConcurrentHashMap<>();
    private final List<Process> all = new ArrayList<>();
    private boolean closed;

    public ServiceProcesses(SystemSettings settings, ServiceEnvironment environment, ServicePrograms programs) {
        this.settings = settings;
        this.environment = environment;
        this.programs = programs;
    }

    /** Starts a service and returns at once. */
    public ServiceProcess start(Service service) {
        ServiceProcess process = start(service, settings.ports().of(service), service.serviceName(), Map.of());
        processes.put(service, process);
        return process;
    }

    /**
     * Starts one more process of a service on a port that the other services do not know, and returns at once.
     *
     * @param variables environment variables that only this process gets
     */
    public ServiceProcess startReplica(Service service, int port, Map<String, String> variables) {
        return start(service, port, service.serviceName() + "-" + port, variables);
    }

    public void awaitReady(Service service) {
        process(service).awaitReady();
    }

    /** Kills a service, as in a power failure. */
    public void kill(Service service) {
        process(service).process().destroyForcibly().onExit().join();
    }

    /** Starts a service again and returns when it is ready. */
    public void restart(Service service) {
        start(service).awaitReady();
    }

    /** Returns the services' processes that have exited and were not replaced. */
    public List<ServiceProcess> exited() {
        return processes.values().stream()
                .filter(process -> !process.process().isAlive())
                .toList();
    }

    public boolean isRunning(Service service) {
        return process(service).process().isAlive();
    }

    @Override
    public synchronized void close() {
        closed = true;
        Processes.terminate(all.stream().map(Process::toHandle).toList(), GRACE);
    }

    private synchronized ServiceProcess start(Service service, int port, String name, Map<String, String> variables) {
        if (closed) {
            throw new CommandFailure("The system is being stopped");
        }
        Path log = settings.logs().resolve(name + ".log");
        Map<String, String> own = new HashMap<>(environment.of(port));
        own.putAll(variables);
        Process process = Processes.start(programs.command(service), own, settings.work(), log);
        all.add(process);
        return new ServiceProcess(service, port, log, process);
    }

    private ServiceProcess process(Service service) {
        return Optional.ofNullable(processes.get(service)).orElseThrow();
    }
}
