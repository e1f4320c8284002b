package com.xenocrm.local.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

import com.xenocrm.local.console.CommandFailure;
import com.xenocrm.local.process.Directories;
import com.xenocrm.local.process.LogFile;
import com.xenocrm.local.process.Processes;

/**
 * Unpacked copies of the services' jars with archives of their loaded classes, one directory for each version of a jar: a
 * build never replaces a running program, and a service starts in half the time. An AOT cache saves hardly more, and takes
 * twice as long to record.
 */
public final class ServicePrograms {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final SystemSettings settings;
    private final ServiceEnvironment environment;
    private final Consumer<String> progress;
    private final List<String> options;
    private final Semaphore twoAtATime = new Semaphore(2);
    private final Map<Service, Path> directories = new ConcurrentHashMap<>();

    public ServicePrograms(SystemSettings settings, ServiceEnvironment environment, Consumer<String> progress) {
        this.settings = settings;
        this.environment = environment;
        this.progress = progress;
        this.options = JvmOptions.of(settings);
    }

    /** Unpacks the jar that was built last, and records its class archive if the settings ask for it. */
    public void prepare(Service service) {
        twoAtATime.acquireUninterruptibly();
        try {
            Path directory = unpacked(service);
            directories.put(service, directory);
            if (settings.usesArchives() && !Files.exists(archive(directory))) {
                progress.accept(service.serviceName() + ": recording its class archive, once");
                if (!recordArchive(service, directory)) {
                    progress.accept(
                            service.serviceName() + ": no class archive could be recorded, so it starts slower");
                }
            }
        } finally {
            twoAtATime.release();
        }
    }

    /** Returns the command that starts the service. */
    List<String> command(Service service) {
        Path archive = archive(directory(service));
        return java(service, Files.exists(archive) ? List.of("-XX:SharedArchiveFile=" + archive) : List.of());
    }

    public Path jar(Service service) {
        return directory(service).resolve("app.jar");
    }

    private Path unpacked(Service service) {
        Path jar = builtJar(service);
        List<String> circumstances = new ArrayList<>(options);
        circumstances.add(Runtime.version().toString());
        Path versions = SystemSettings.stateDirectory(settings.project())
                .resolve("apps")
                .resolve(service.serviceName());
        Path directory = versions.resolve(checksum(jar, circumstances));
        if (!Files.exists(directory)) {
            unpack(jar, directory, log(service, "unpacking"));
            if (settings.isStandard()) {
                Directories.children(versions).stream()
                        .filter(other -> !other.equals(directory))
                        .forEach(Directories::delete);
            }
        }
        return directory;
    }

    private static String checksum(Path jar, List<String> circumstances) {
        CRC32C checksum = new CRC32C();
        try {
            checksum.update(Files.readAllBytes(jar));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        checksum.update(circumstances.toString().getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(checksum.getValue());
    }

    private void unpack(Path jar, Path directory, Path log) {
        Path target = directory.resolveSibling(
                directory.getFileName() + "." + ProcessHandle.current().pid());
        List<String> command = List.of(
                Processes.java(),
                "-XX:TieredStopAtLevel=1",
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--destination",
                target.toString());
        if (!Processes.run(command, Map.of(), settings.work(), log, LIMIT)) {
            throw new CommandFailure("Cannot unpack " + jar + ". " + new LogFile(log).summary());
        }
        try {
            Files.move(target.resolve(jar.getFileName()), target.resolve("app.jar"));
            Files.move(target, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // another process may have unpacked the same jar meanwhile
            Directories.delete(target);
            if (!Files.exists(directory)) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private boolean recordArchive(Service service, Path directory) {
        Path target = directory.resolve("app.jsa." + ProcessHandle.current().pid());
        List<String> command =
                java(service, List.of("-XX:ArchiveClassesAtExit=" + target, "-Dspring.context.exit=onRefresh"));
        Map<String, String> variables =
                environment.forRecording(settings.ports().of(service));
        if (!Processes.run(command, variables, settings.work(), log(service, "archive"), LIMIT)
                || !Files.exists(target)) {
            return false;
        }
        try {
            Files.move(target, archive(directory), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> java(Service service, List<String> more) {
        List<String> command = new ArrayList<>(List.of(Processes.java()));
        command.addAll(options);
        command.addAll(more);
        command.addAll(List.of("-jar", jar(service).toString()));
        return command;
    }

    private Path directory(Service service) {
        Path directory = directories.get(service);
        if (directory == null) {
            throw new IllegalStateException(service + " is not prepared");
        }
        return directory;
    }

    private Path builtJar(Service service) {
        Path target = settings.project().resolve(service.serviceName()).resolve("target");
        return Directories.children(target).stream()
                .filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(
                        "%s is not built: there is no jar in %s".formatted(service.serviceName(), target)));
    }

    private Path log(Service service, String task) {
        return settings.logs().resolve("build").resolve(service.serviceName() + "-" + task + ".log");
    }

    private static Path archive(Path directory) {
        return directory.resolve("app.jsa");
    }
}
