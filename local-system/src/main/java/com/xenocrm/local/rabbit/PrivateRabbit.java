package com.xenocrm.local.rabbit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.xenocrm.local.console.CommandFailure;
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
    private final RabbitDirectory directory;
    private final int port;
    private List<ProcessHandle> processes = List.of();

    private PrivateRabbit(RabbitPrograms programs, RabbitDirectory directory, int port) {
        this.programs = programs;
        this.directory = directory;
        this.port = port;
    }

    /**
     * Starts the broker and waits until it accepts connections. Ends a broker that an earlier run left in the directory.
     *
     * @param downloads where RabbitMQ's packages are unpacked if it is not installed
     * @param port 0 for any free one
     */
    public static PrivateRabbit start(Path downloads, Path directory, int port, Consumer<String> progress) {
        return start(RabbitPrograms.find(downloads, progress), directory, port);
    }

    static PrivateRabbit start(RabbitPrograms programs, Path directory, int port) {
        endOrphan(directory);
        PrivateRabbit rabbit = new PrivateRabbit(programs, RabbitDirectory.create(directory), Ports.orFree(port));
        rabbit.startProcesses();
        return rabbit;
    }

    /** Ends the broker of a run that was killed before it could end it. */
    public static void endOrphan(Path directory) {
        if (Files.isDirectory(directory)) {
            RabbitDirectory old = RabbitDirectory.create(directory);
            Processes.terminate(old.runningBroker().stream().toList(), STOP_GRACE);
            old.runningPortMapper().ifPresent(ProcessHandle::destroyForcibly);
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

    /** Ends the broker as a power failure would, and starts it again with the same data. */
    public void killAndRestart() {
        end(Duration.ZERO);
        startProcesses();
    }

    /** Lets a watchdog process stop the broker and delete its directory when the owner has ended, even by a kill. */
    public void stopAfter(ProcessHandle owner) {
        String script = """
                while kill -0 %d 2>/dev/null; do sleep 1; done
                kill %d; while kill -0 %2$d 2>/dev/null; do sleep 0.2; done
                kill -9 %d; rm -rf "$0"
                """.formatted(owner.pid(), pid(), processes.getFirst().pid());
        Processes.start(
                List.of("sh", "-c", script, directory.path().toString()),
                Map.of(),
                Path.of("/"),
                directory.path().resolve("log/watchdog.log"));
    }

    /** Stops the broker in order. */
    @Override
    public void close() {
        end(STOP_GRACE);
    }

    private void startProcesses() {
        if (Ports.isOpen(port)) {
            throw new CommandFailure("RabbitMQ cannot start: port " + port + " is taken");
        }
        List<Integer> free = Ports.free(2);
        Process mapper = directory.startPortMapper(programs, free.getFirst());
        processes = List.of(mapper.toHandle());
        awaitPort(free.getFirst());
        Process broker = directory.startBroker(programs, port, free.getLast(), free.getFirst());
        processes = Stream.of(mapper, broker).map(Process::toHandle).toList();
        awaitPort(port);
    }

    private void awaitPort(int awaited) {
        ProcessHandle started = processes.getLast();
        Polling.until(START_LIMIT, INTERVAL, () -> Ports.isOpen(awaited) || !started.isAlive());
        if (!started.isAlive() || !Ports.isOpen(awaited)) {
            end(Duration.ZERO);
            throw new CommandFailure(
                    "RabbitMQ did not start. " + directory.log().summary());
        }
    }

    private void end(Duration grace) {
        List<ProcessHandle> started = processes;
        processes = List.of();
        if (grace.isPositive() && !started.isEmpty()) {
            Processes.terminate(List.of(started.getLast()), grace);
        }
        started.forEach(ProcessHandle::destroyForcibly);
        started.forEach(process -> process.onExit().join());
    }
}
