package com.xenocrm.local.system;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.xenocrm.local.console.CommandFailure;
import com.xenocrm.local.launch.Service;
import com.xenocrm.local.launch.ServiceEnvironment;
import com.xenocrm.local.launch.ServiceProcess;
import com.xenocrm.local.launch.ServiceProcesses;
import com.xenocrm.local.launch.ServicePrograms;
import com.xenocrm.local.launch.SystemSettings;
import com.xenocrm.local.process.Directories;
import com.xenocrm.local.process.Polling;
import com.xenocrm.local.process.ProcessRecord;
import com.xenocrm.local.state.Component;
import com.xenocrm.local.state.RunState;

/**
 * System on this machine: a private broker, a process for each service, and, in this JVM, stand-ins for MongoDB and
 * Google. Components named by environment variables are used instead of started ones.
 */
public final class LocalSystem implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(300);

    private final SystemSettings settings;
    private final Consumer<String> progress;
    private final ServiceEnvironment environment;
    private final ServicePrograms programs;
    private final ServiceProcesses services;
    private final ShutdownStack shutdown = new ShutdownStack();
    private final ComponentRegistry components;
    private final Infrastructure infrastructure;
    private final RestartPolicy restarts = new RestartPolicy(Clock.systemUTC());

    /**
     * Creates the system.
     *
     * @param progress receives a line for each step of the start
     */
    public LocalSystem(SystemSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
        Directories.create(settings.logs());
        environment = new ServiceEnvironment(settings);
        programs = new ServicePrograms(settings, environment, progress);
        services = new ServiceProcesses(settings, environment, programs);
        components = new ComponentRegistry(settings, environment);
        infrastructure = new Infrastructure(settings, environment, components, shutdown, progress);
    }

    /** Starts all components and waits until they are ready; ends all of them if one fails. */
    public LocalSystem start() {
        startInfrastructure();
        endOnFailure(() -> {
            environment.services().forEach(this::startService);
            Parallel.run(environment.services().stream().map(service -> () -> awaitReady(service)), shutdown);
            components.writeState(true);
        });
        return this;
    }

    /** Starts everything except the services, which the caller starts one by one. */
    public LocalSystem startInfrastructure() {
        environment.services().forEach(settings.ports()::requireFree);
        endOnFailure(() -> {
            infrastructure.prepare();
            components.writeState(false);
            Stream<Runnable> preparation =
                    environment.services().stream().map(service -> () -> programs.prepare(service));
            Parallel.run(Stream.concat(infrastructure.starts(), preparation), shutdown);
            shutdown.add(services::close);
        });
        return this;
    }

    /** Returns the addresses and variables that the services use. */
    public ServiceEnvironment environment() {
        return environment;
    }

    public ServiceProcesses services() {
        return services;
    }

    public List<Component> components() {
        return components.all();
    }

    /** Kills the private broker, as in a power failure, and restarts it with the same data. */
    public void restartBroker() {
        infrastructure.restartBroker();
    }

    /**
     * Starts services again that have exited, until one has exited three times within a minute or the broker has exited,
     * and reports that; empty when the system is being stopped.
     */
    public Optional<CommandFailure> superviseUntilFailure() {
        Optional<CommandFailure> failure = Optional.empty();
        while (failure.isEmpty() && !isStopping()) {
            Polling.pause(INTERVAL);
            List<ServiceProcess> exited = services.exited();
            failure = infrastructure.brokerExit();
            if (!exited.isEmpty() || failure.isPresent()) {
                // the same signal may have ended this process
                Polling.pause(INTERVAL);
            }
            for (ServiceProcess each : isStopping() ? List.<ServiceProcess>of() : exited) {
                failure = failure.or(() -> restart(each));
            }
        }
        return failure.filter(_ -> !isStopping());
    }

    public boolean isStopping() {
        return shutdown.hasBegun();
    }

    @Override
    public void close() {
        shutdown.run();
        RunState.delete(settings.work());
    }

    private void startService(Service service) {
        long pid = services.start(service).process().pid();
        String marker = programs.jar(service).toString();
        components.add(service.serviceName(), settings.ports().of(service), ProcessRecord.of(pid, marker));
    }

    /** Starts an exited service again; returns the failure to report if it has exited too often. */
    private Optional<CommandFailure> restart(ServiceProcess exited) {
        Service service = exited.service();
        CommandFailure exit = exited.exit();
        if (!restarts.permitsRestart(service)) {
            return Optional.of(new CommandFailure("Three times within a minute, " + exit.getMessage()));
        }
        progress.accept(exit.getMessage() + "\n  " + service.serviceName() + ": is started again");
        startService(service);
        Thread.ofVirtual().start(() -> reportReady(service));
        return Optional.empty();
    }

    private void reportReady(Service service) {
        try {
            awaitReady(service);
        } catch (CommandFailure failure) {
            if (services.isRunning(service)) {
                progress.accept(String.valueOf(failure.getMessage()));
            }
        }
    }

    private void awaitReady(Service service) {
        services.awaitReady(service);
        progress.accept(service.serviceName() + ": ready");
    }

    private void endOnFailure(Runnable start) {
        boolean complete = false;
        try {
            start.run();
            complete = true;
        } finally {
            if (!complete) {
                close();
            }
        }
    }
}
