package com.xenocrm.local.rabbit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import com.xenocrm.local.console.CommandFailure;
import com.xenocrm.local.process.Directories;
import com.xenocrm.local.process.LogFile;
import com.xenocrm.local.process.Polling;
import com.xenocrm.local.process.Ports;
import com.xenocrm.local.process.Processes;

/**
 * A RabbitMQ broker of its own, independent of any other on this machine: its own node name, port mapper and data
 * directory, on 127.0.0.1 only. The data outlives a stop, a kill and a crash.
 */
public final class PrivateRabbit implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_GRACE = Duration.ofSeconds(20);
    private static final Duration INTERVAL = Duration.ofMillis(50);

    private final RabbitPrograms programs;
    private final Path directory;
    private final int port;
    /** The port mapper, then the broker. */
    private final List<ProcessHandle> processes = new ArrayList<>();

    private PrivateRabbit(RabbitPrograms programs, Path directory, int port) {
        this.programs = programs;
        this.directory = directory;
        this.port = port;
    }

    /**
     * Starts the broker and waits until it accepts connections. Ends a broker that an earlier run left in the directory.
     *
     * @param downloads directory for RabbitMQ's packages if it is not installed
     * @param port 0 for any free one
     */
    public static PrivateRabbit start(Path downloads, Path directory, int port, Consumer<String> progress) {
        return start(RabbitPrograms.find(downloads, progress), directory, port);
    }

    static PrivateRabbit start(RabbitPrograms programs, Path directory, int port) {
        endOrphan(directory);
        PrivateRabbit rabbit = new PrivateRabbit(programs, realPath(directory), Ports.orFree(port));
        rabbit.startProcesses();
        return rabbit;
    }

    /** Ends the broker of a run that was killed before it could end it. */
    public static void endOrphan(Path directory) {
        if (Files.isDirectory(directory)) {
            Path path = realPath(directory);
            orphan(path.resolve("broker.pid"), "-home " + path)
                    .ifPresent(broker -> Processes.terminate(List.of(broker), STOP_GRACE));
            orphan(path.resolve("epmd.pid"), "epmd").ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    public static String uri(int port) {
        return "amqp://guest:guest@" + Ports.ADDRESS + ":" + port;
    }

    public String uri() {
        return uri(port);
    }

    public int port() {
        return port;
    }

    /** Process id of the broker. */
    public long pid() {
        return processes.getLast().pid();
    }

    /** Kills the broker, as in a power failure, and restarts it with the same data. */
    public void killAndRestart() {
        end(Duration.ZERO);
        startProcesses();
    }

    /** Runs a command of {@code rabbitmqctl}, such as {@code set_disk_free_limit 1TB}. */
    public void control(String... arguments) {
        List<String> command = new ArrayList<>(
                List.of("bash", "-c", RabbitPrograms.script("control.sh"), "control.sh", programs.control()));
        command.addAll(List.of(arguments));
        Path log = directory.resolve("log/control.log");
        if (!Processes.run(command, programs.environment(), directory, log, START_LIMIT)) {
            throw new CommandFailure("rabbitmqctl failed. " + new LogFile(log).summary());
        }
    }

    /**
     * Starts a watchdog process that stops the broker and deletes its directory when the owner ends, even by a kill.
     */
    public void stopAfter(ProcessHandle owner) {
        String script = """
                while kill -0 %d 2>/dev/null; do sleep 1; done
                kill %d; while kill -0 %2$d 2>/dev/null; do sleep 0.2; done
                kill -9 %d; rm -rf "$0"
                """.formatted(owner.pid(), pid(), processes.getFirst().pid());
        List<String> command = List.of("sh", "-c", script, directory.toString());
        Processes.start(command, Map.of(), Path.of("/"), directory.resolve("log/watchdog.log"));
    }

    /** Stops the broker gracefully. */
    @Override
    public void close() {
        end(STOP_GRACE);
    }

    private void startProcesses() {
        if (Ports.isOpen(port)) {
            throw new CommandFailure("RabbitMQ cannot start: port " + port + " is taken");
        }
        String mapperPort = Integer.toString(Ports.orFree(0));
        start("epmd", List.of(programs.portMapper(), "-address", Ports.ADDRESS, "-port", mapperPort));
        awaitPort(Integer.parseInt(mapperPort));
        List<String> command = new ArrayList<>(List.of("bash", "-c", RabbitPrograms.script("broker.sh"), "broker.sh"));
        command.add("crm_%08x".formatted(directory.hashCode()));
        command.addAll(List.of(Integer.toString(port), Integer.toString(Ports.orFree(0)), mapperPort));
        command.add(programs.server());
        start("broker", command);
        awaitPort(port);
    }

    private void start(String name, List<String> command) {
        Directories.create(directory.resolve("log"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(directory.resolve("log/" + name + ".log").toFile());
        builder.environment().keySet().removeIf(key -> key.startsWith("RABBITMQ_") || key.startsWith("ERL_"));
        builder.environment().putAll(programs.environment());
        try {
            Process process = builder.start();
            processes.add(process.toHandle());
            Files.writeString(directory.resolve(name + ".pid"), Long.toString(process.pid()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitPort(int awaited) {
        ProcessHandle started = processes.getLast();
        Polling.until(START_LIMIT, INTERVAL, () -> Ports.isOpen(awaited) || !started.isAlive());
        if (!started.isAlive() || !Ports.isOpen(awaited)) {
            end(Duration.ZERO);
            LogFile log = new LogFile(directory.resolve("log/broker.log"));
            throw new CommandFailure("RabbitMQ did not start. " + log.summary());
        }
    }

    private void end(Duration grace) {
        if (grace.isPositive() && !processes.isEmpty()) {
            Processes.terminate(List.of(processes.getLast()), grace);
        }
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
        processes.clear();
    }

    private static Path realPath(Path directory) {
        try {
            return Directories.create(directory.toAbsolutePath()).toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<ProcessHandle> orphan(Path pidFile, String marker) {
        try {
            return Files.notExists(pidFile)
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()))
                            .filter(process ->
                                    process.info().commandLine().orElse("").contains(marker));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
