package com.xenocrm.local.system;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.xenocrm.local.console.CommandFailure;
import com.xenocrm.local.dump.DumpDirectory;
import com.xenocrm.local.google.GoogleStandIn;
import com.xenocrm.local.launch.PortPlan;
import com.xenocrm.local.launch.Service;
import com.xenocrm.local.launch.ServiceEnvironment;
import com.xenocrm.local.launch.ServiceProcesses;
import com.xenocrm.local.launch.ServicePrograms;
import com.xenocrm.local.launch.SystemSettings;
import com.xenocrm.local.mail.MailSandbox;
import com.xenocrm.local.mongo.MongoStandIn;
import com.xenocrm.local.process.Directories;
import com.xenocrm.local.process.LogFile;
import com.xenocrm.local.process.Polling;
import com.xenocrm.local.process.ProcessRecord;
import com.xenocrm.local.rabbit.PrivateRabbit;
import com.xenocrm.local.state.Component;
import com.xenocrm.local.state.RunState;

/**
 * System on this machine: a private broker, a process for each service, and, in this JVM, stand-ins for MongoDB and
 * Google. Components named by environment variables are used instead of started ones.
 */
public final class LocalSystem implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(300);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private final SystemSettings settings;
    private final Consumer<String> progress;
    private final ServiceEnvironment environment;
    private final ServicePrograms programs;
    private final ServiceProcesses services;
    private final ShutdownStack shutdown = new ShutdownStack();
    private final ComponentRegistry components;
    private final DumpDirectory data;
    private @Nullable PrivateRabbit broker;

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
        data = new DumpDirectory(settings.data());
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
            if (settings.given("MONGO_URI").isEmpty() && data.savedAt().isEmpty()) {
                // the messages of an earlier run belong to data that was never saved
                PrivateRabbit.endOrphan(rabbitDirectory());
                Directories.delete(rabbitDirectory());
            }
            components.writeState(false);
            Stream<Runnable> infrastructure =
                    Stream.of(this::startBroker, this::startMongo, this::startGoogle, this::startMailSandbox);
            Stream<Runnable> preparation =
                    environment.services().stream().map(service -> () -> programs.prepare(service));
            Parallel.run(Stream.concat(infrastructure, preparation), shutdown);
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
        PrivateRabbit running = Optional.ofNullable(broker).orElseThrow();
        running.killAndRestart();
        addBroker(running);
    }

    /** Waits until a component has ended by itself, and reports it; empty when the system is being stopped. */
    public Optional<CommandFailure> awaitEnd() {
        Optional<CommandFailure> ended = Optional.empty();
        while (ended.isEmpty() && !isStopping()) {
            Polling.pause(INTERVAL);
            ended = services.firstExit().or(this::brokerExit);
        }
        Polling.pause(INTERVAL);
        return ended.filter(_ -> !isStopping());
    }

    public boolean isStopping() {
        return shutdown.hasBegun();
    }

    @Override
    public void close() {
        shutdown.run();
        RunState.delete(settings.work());
    }

    private void startBroker() {
        if (isGiven(Component.RABBIT, "RABBITMQ_URI")) {
            return;
        }
        int port = settings.ports().requireFree(PortPlan.RABBIT);
        PrivateRabbit started = PrivateRabbit.start(settings.rabbitDownloads(), rabbitDirectory(), port, progress);
        shutdown.add(started::close);
        broker = started;
        addBroker(started);
        progress.accept("rabbitmq: ready");
    }

    private void startMongo() {
        if (!isGiven(Component.MONGO, "MONGO_URI")) {
            int port = settings.ports().requireFree(PortPlan.MONGO);
            shutdown.add((settings.isStandard() ? startKeepingData(port) : MongoStandIn.start(port))::close);
            components.add(Component.MONGO, port, Optional.of(ComponentRegistry.THIS_PROCESS));
            progress.accept("mongodb: ready; a stand-in that keeps its data in memory"
                    + (settings.isStandard() ? " and saves it every minute" : ""));
        }
    }

    private MongoStandIn startKeepingData(int port) {
        boolean crashed = data.acquire();
        String since = data.savedAt().map(TIME::format).orElse(null);
        if (since != null) {
            progress.accept("mongodb: loading the data of " + since);
        }
        if (crashed) {
            progress.accept("mongodb: the last run did not end in order; "
                    + (since == null
                            ? "it saved nothing"
                            : "its changes after that are lost, except what the broker holds"));
        }
        return MongoStandIn.start(port, data, problem -> progress.accept("mongodb: " + problem));
    }

    private void startGoogle() {
        if (environment.googleStandIn().isPresent()) {
            int port = settings.ports().requireFree(PortPlan.GOOGLE);
            shutdown.add(GoogleStandIn.start(port)::close);
            components.add(Component.GOOGLE, port, Optional.of(ComponentRegistry.THIS_PROCESS));
            progress.accept("google: ready; a stand-in that accepts any address");
        }
    }

    private void startMailSandbox() {
        if (environment.usesMailSandbox()) {
            int smtp = settings.ports().requireFree(PortPlan.SMTP);
            int mailbox = settings.ports().requireFree(PortPlan.MAILBOX);
            Path directory = settings.mail();
            shutdown.add(MailSandbox.start(smtp, mailbox, directory)::close);
            components.add(Component.MAILBOX, mailbox, Optional.of(ComponentRegistry.THIS_PROCESS));
            progress.accept("mail-sandbox: ready; keeps every e-mail in " + directory + " and delivers none");
        } else {
            progress.accept("mail: goes out by SMTP_URI");
        }
    }

    private boolean isGiven(String name, String setting) {
        Optional<GivenAddress> given = settings.given(setting).map(GivenAddress::of);
        given.ifPresent(address -> {
            address.requireAnswer(setting);
            components.add(name, address.port(), Optional.empty());
            progress.accept(name + ": given by " + setting);
        });
        return given.isPresent();
    }

    private void startService(Service service) {
        long pid = services.start(service).process().pid();
        String marker = programs.jar(service).toString();
        components.add(service.serviceName(), settings.ports().of(service), ProcessRecord.of(pid, marker));
    }

    private void awaitReady(Service service) {
        services.awaitReady(service);
        progress.accept(service.serviceName() + ": ready");
    }

    private Optional<CommandFailure> brokerExit() {
        LogFile log = new LogFile(rabbitDirectory().resolve("log/broker.log"));
        return components().stream()
                .filter(component -> component.name().equals(Component.RABBIT) && component.hasEnded())
                .findFirst()
                .map(_ -> new CommandFailure("RabbitMQ has exited unexpectedly. " + log.summary()));
    }

    private void addBroker(PrivateRabbit started) {
        components.add(Component.RABBIT, started.port(), ProcessRecord.of(started.pid(), ""));
    }

    private Path rabbitDirectory() {
        return settings.work().resolve(Component.RABBIT);
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
