package com.xenocrm.runner.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

import com.xenocrm.runner.process.Command;
import com.xenocrm.runner.process.Directories;
import com.xenocrm.runner.process.LogTail;
import com.xenocrm.runner.process.Termination;
import com.xenocrm.runner.terminal.Failure;
import com.xenocrm.runner.terminal.Progress;

/** The unpacked services: one directory for each content of a jar, so that an unchanged service is ready at once. */
final class AppStore implements AutoCloseable {

    private static final Duration UNPACKING_AT_MOST = Duration.ofMinutes(2);
    private static final Duration TRAINING_AT_MOST = Duration.ofMinutes(3);

    private final SystemSettings settings;
    private final Wiring wiring;
    private final Semaphore twoAtATime = new Semaphore(2);
    private final Set<Process> running = ConcurrentHashMap.newKeySet();

    /** @param wiring what a service is told when it starts for its cache only: nobody has to answer */
    AppStore(SystemSettings settings, Wiring wiring) {
        this.settings = settings;
        this.wiring = wiring;
    }

    /** The service as it was built last, unpacked, and with its cache when the settings want caches. */
    App prepare(Service service, Progress progress) {
        twoAtATime.acquireUninterruptibly();
        try {
            App app = unpacked(service, progress);
            if (settings.trainsCaches() && !Files.exists(app.cache())) {
                progress.busy(service.serviceName(), "making its AOT cache, once");
                if (!train(app)) {
                    progress.note(
                            "No AOT cache could be made for " + service.serviceName() + ": it starts without, slower");
                }
            }
            progress.busy(service.serviceName(), "waiting");
            return app;
        } finally {
            twoAtATime.release();
        }
    }

    @Override
    public void close() {
        Termination.end(running.stream().map(Process::toHandle).toList(), Duration.ofSeconds(1));
    }

    private App unpacked(Service service, Progress progress) {
        Path jar = builtJar(service);
        List<String> flags = Jvm.flags(service, settings.asInProduction());
        String key = JarFingerprint.of(
                jar,
                Stream.of(List.of(Runtime.version().toString()), flags)
                        .flatMap(List::stream)
                        .toList());
        Path home = settings.apps().resolve(service.serviceName());
        App app = new App(service, home.resolve(key), flags);
        if (!Files.exists(app.jar())) {
            progress.busy(service.serviceName(), "unpacking");
            unpack(jar, app);
            if (settings.isUsual()) {
                Directories.children(home).stream()
                        .filter(other -> !other.equals(app.directory()))
                        .forEach(Directories::delete);
            }
        }
        return app;
    }

    private boolean train(App app) {
        Path fresh = app.directory().resolve("fresh.aot");
        Path log = log(app, "training");
        int port = settings.ports().of(app.service());
        boolean succeeded = run(app.trainingCommand(fresh), wiring.environmentAt(port), log, TRAINING_AT_MOST);
        if (!succeeded || !Files.exists(fresh)) {
            return false;
        }
        try {
            Files.move(fresh, app.cache(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void unpack(Path jar, App app) {
        Path log = log(app, "unpacking");
        Path directory = app.directory();
        Path fresh = directory.resolveSibling(
                directory.getFileName() + "." + ProcessHandle.current().pid());
        List<String> command = List.of(
                Jvm.java(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--destination",
                fresh.toString());
        if (!run(command, Map.of(), log, UNPACKING_AT_MOST)) {
            throw new Failure("Cannot unpack " + jar + ":\n" + String.join("\n", LogTail.lastLines(log, 20)));
        }
        try {
            Files.move(fresh.resolve(jar.getFileName()), fresh.resolve("app.jar"));
            Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            if (!Files.exists(app.jar())) {
                throw new UncheckedIOException(failure);
            }
            Directories.delete(fresh);
        }
    }

    private Path builtJar(Service service) {
        Path target = settings.project().resolve(service.serviceName()).resolve("target");
        return Directories.children(target).stream()
                .filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
                .findFirst()
                .orElseThrow(() ->
                        new Failure("%s is not built: there is no jar in %s".formatted(service.serviceName(), target)));
    }

    private Path log(App app, String task) {
        return settings.logs().resolve("build").resolve(app.service().serviceName() + "-" + task + ".log");
    }

    private boolean run(List<String> command, Map<String, String> environment, Path log, Duration atMost) {
        Process process = new Command(command, environment, settings.work(), log).start();
        running.add(process);
        try {
            return process.waitFor(atMost) && process.exitValue() == 0;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            Termination.end(List.of(process.toHandle()), Duration.ofSeconds(1));
            running.remove(process);
        }
    }
}
