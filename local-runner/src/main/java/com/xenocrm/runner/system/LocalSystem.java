package com.xenocrm.runner.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import com.xenocrm.infra.GoogleStandIn;
import com.xenocrm.infra.PrivateRabbit;
import com.xenocrm.runner.client.CrmClient;
import com.xenocrm.runner.client.StandInSignIn;
import com.xenocrm.runner.process.Directories;
import com.xenocrm.runner.secrets.Secrets;
import com.xenocrm.runner.terminal.Failure;
import com.xenocrm.runner.terminal.Pause;
import com.xenocrm.runner.terminal.Progress;

/** The whole system on this machine: infrastructure, and every service as a process of its own. */
public final class LocalSystem implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    private final SystemSettings settings;
    private final Progress progress;
    private final Needs needs;
    private final Ledger ledger;
    private final Endings endings = new Endings();
    private final List<Part> infrastructure = new CopyOnWriteArrayList<>();
    private @Nullable Services services;
    private @Nullable Wiring wiring;
    private @Nullable Running broker;

    public LocalSystem(SystemSettings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
        this.needs = Needs.of(settings);
        Optional<Integer> googlePort =
                Optional.of(settings.ports().google()).filter(_ -> needs.google() == Needs.Means.STAND_IN);
        this.ledger = new Ledger(settings.work(), publicUrl().toString(), googlePort);
    }

    /** Returns when every part is ready; on a failure, what has been started is ended first. */
    public LocalSystem start() {
        return bringUp(this::startServices);
    }

    /** The same without a service: the caller starts each, {@link Services one process after the other}. */
    public LocalSystem startInfrastructure() {
        return bringUp((_, all) -> services = all);
    }

    private LocalSystem bringUp(BiConsumer<Tasks, Services> starting) {
        needs.requireFreePorts(settings.ports());
        prepareWork();
        Map<String, String> secrets = Secrets.keptIn(settings.work().resolve("secrets.properties"));
        boolean complete = false;
        try (Tasks tasks = new Tasks()) {
            endings.add(tasks::cancel);
            bringUp(tasks, secrets, starting);
            ledger.ready();
            complete = true;
            return this;
        } finally {
            if (!complete) {
                close();
            }
        }
    }

    /** The gateway's address, such as {@code http://localhost:3000}. */
    public URI publicUrl() {
        return URI.create("http://localhost:" + settings.ports().of(Service.GATEWAY));
    }

    public Services services() {
        return Optional.ofNullable(services).orElseThrow(() -> new IllegalStateException("not started"));
    }

    /** A service's own address, past the gateway. */
    public URI address(Service service) {
        return wiring().url(service);
    }

    /** Everything that was started here or given, the services included. */
    public List<Part> parts() {
        return ledger.parts();
    }

    /** Where the database is. */
    public String mongoUri() {
        return wiring().mongoUri();
    }

    /** Where the broker is. */
    public String rabbitUri() {
        return wiring().rabbitUri();
    }

    /** Ends the broker as a power cut would, and starts it again; fails when it was given. */
    public void restartBroker() {
        Running running = Optional.ofNullable(broker).orElseThrow(() -> new IllegalStateException("not started"));
        infrastructure.removeIf(part -> part.name().equals(Broker.NAME));
        up(running.restarting().get());
    }

    /** A client for the person with this address, signed in by the Google stand-in. */
    public CrmClient signIn(String email) {
        Map<String, String> google = GoogleStandIn.environment(settings.ports().google());
        return CrmClient.signIn(publicUrl(), new StandInSignIn(google).idToken(email));
    }

    /** Returns when a part has ended by itself, and tells which; nothing when the system is being ended. */
    public Optional<Failure> awaitEnd() {
        Optional<Failure> ended = Optional.empty();
        while (ended.isEmpty() && !endings.haveBegun()) {
            Pause.of(BETWEEN_LOOKS);
            ended = services()
                    .firstEnded()
                    .or(() -> infrastructure.stream()
                            .filter(Part::hasEnded)
                            .map(part ->
                                    new Failure(part.name() + " has ended by itself. " + LastWords.of(logOf(part))))
                            .findFirst());
        }
        Pause.of(BETWEEN_LOOKS);
        return ended.filter(_ -> !endings.haveBegun());
    }

    /** Whether somebody has begun to end it. */
    public boolean isEnding() {
        return endings.haveBegun();
    }

    @Override
    public void close() {
        endings.run();
        ledger.close();
    }

    private Wiring wiring() {
        return Optional.ofNullable(wiring).orElseThrow(() -> new IllegalStateException("not started"));
    }

    private void bringUp(Tasks tasks, Map<String, String> secrets, BiConsumer<Tasks, Services> starting) {
        AppStore store =
                endings.closing(new AppStore(settings, Wiring.toNobody(settings, needs, secrets)), AppStore::close);
        StandInProcess standIns = endings.closing(new StandInProcess(settings, needs), StandInProcess::close);
        CompletableFuture<Running> startedBroker =
                tasks.run(() -> up(Broker.bringUp(settings, needs.rabbit(), progress)));
        CompletableFuture<Running> database =
                tasks.run(() -> up(Database.bringUp(settings, needs.mongo(), standIns, progress)));
        CompletableFuture<Optional<Running>> _ = tasks.run(() ->
                SignIn.bringUp(settings, needs.google(), standIns, progress).map(this::up));
        Map<Service, CompletableFuture<App>> apps = Arrays.stream(Service.values())
                .collect(Collectors.toMap(
                        Function.identity(), service -> tasks.run(() -> store.prepare(service, progress))));
        tasks.await();
        Map<Service, App> prepared = apps.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().join()));
        Wiring complete = new Wiring(
                settings,
                needs,
                secrets,
                database.join().uri(),
                startedBroker.join().uri());
        broker = startedBroker.join();
        wiring = complete;
        starting.accept(tasks, endings.closing(new Services(prepared, complete), Services::close));
    }

    private void startServices(Tasks tasks, Services all) {
        services = all;
        for (Service service : Service.values()) {
            progress.busy(service.serviceName(), "starting");
            all.start(service);
            ledger.started(all.part(service));
            CompletableFuture<Service> _ = tasks.run(() -> {
                all.awaitReady(service);
                progress.settled(service.serviceName(), "ready");
                return service;
            });
        }
        tasks.await();
    }

    private Path logOf(Part part) {
        return part.name().equals(Broker.NAME)
                ? settings.work().resolve(Broker.NAME).resolve("log").resolve("output.log")
                : settings.logs().resolve(StandInProcess.LOG);
    }

    private Running up(Running running) {
        up(running.part());
        return endings.closing(running, Running::close);
    }

    private void up(Part part) {
        ledger.started(part);
        infrastructure.add(part);
    }

    private void prepareWork() {
        try {
            Files.createDirectories(settings.logs());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        if (needs.mongo() == Needs.Means.STAND_IN) {
            PrivateRabbit.endLeftBehind(settings.work().resolve(Broker.NAME));
            // messages of an earlier run belong to data that went with it
            Directories.delete(settings.work().resolve(Broker.NAME));
        }
        ledger.open();
    }
}
