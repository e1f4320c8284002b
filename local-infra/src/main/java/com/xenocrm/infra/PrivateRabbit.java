package com.xenocrm.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A private instance of the installed RabbitMQ, run by whoever calls, apart from any instance of the system: own node
 * name, own port mapper, own directory, all on 127.0.0.1. What is in the directory outlives a stop, a kill and a crash.
 */
public final class PrivateRabbit implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration STOP = Duration.ofSeconds(20);

    private final RabbitLayout layout;
    private final int port;
    private final Consumer<String> progress;
    private @Nullable OwnedProcess portMapper;
    private @Nullable OwnedProcess broker;

    private PrivateRabbit(RabbitLayout layout, int port, Consumer<String> progress) {
        this.layout = layout;
        this.port = port;
        this.progress = progress;
    }

    /** Whether Debian's {@code rabbitmq-server} and Erlang are on this machine. */
    public static boolean isInstalled() {
        return Files.isExecutable(RabbitLayout.SERVER) && OwnedProcess.isOnPath("erl") && OwnedProcess.isOnPath("epmd");
    }

    /**
     * Starts the broker on the port (0 = any free one) with its data in the directory, and waits until it listens. A
     * broker that an earlier run left behind in this directory is ended first.
     */
    public static PrivateRabbit start(Path directory, int port, Consumer<String> progress) {
        RabbitLayout layout = RabbitLayout.in(directory);
        endLeftBehind(layout);
        PrivateRabbit rabbit = new PrivateRabbit(layout, LoopbackPorts.orFree(port), progress);
        rabbit.startProcesses();
        return rabbit;
    }

    /** Ends the broker that a run has left behind in the directory because it was killed itself. */
    public static void endLeftBehind(Path directory) {
        if (Files.isDirectory(directory)) {
            endLeftBehind(RabbitLayout.in(directory));
        }
    }

    public String uri() {
        return "amqp://guest:guest@127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    /** The broker's process. */
    public long pid() {
        if (broker == null) {
            throw new IllegalStateException("RabbitMQ is not running");
        }
        return broker.pid();
    }

    /** Ends the broker as a power cut would. */
    public void kill() {
        end(broker, Duration.ZERO);
        end(portMapper, Duration.ZERO);
        broker = null;
        portMapper = null;
    }

    /** Stops the broker if it runs, and starts it on the same port with the same data. */
    public void restart() {
        close();
        startProcesses();
    }

    /** Stops the broker in order; kills it when it takes too long. */
    @Override
    public void close() {
        end(broker, STOP);
        end(portMapper, Duration.ZERO);
        broker = null;
        portMapper = null;
    }

    private void startProcesses() {
        if (LoopbackPorts.isOpen(port)) {
            throw new UncheckedIOException(new IOException("port " + port + " is taken"));
        }
        progress.accept("starting a private RabbitMQ on port " + port);
        int mapperPort = LoopbackPorts.orFree(0);
        int nodePort = LoopbackPorts.orFree(0);
        portMapper = OwnedProcess.start(layout.portMapper(mapperPort), layout.portMapperPidFile());
        awaitPort(mapperPort, portMapper);
        broker = OwnedProcess.start(layout.broker(port, nodePort, mapperPort), layout.brokerPidFile());
        awaitPort(port, broker);
        progress.accept("RabbitMQ is up on port " + port);
    }

    private void awaitPort(int awaited, OwnedProcess process) {
        LoopbackPorts.await(START, () -> LoopbackPorts.isOpen(awaited) || !process.isAlive());
        if (!process.isAlive() || !LoopbackPorts.isOpen(awaited)) {
            kill();
            throw new UncheckedIOException(new IOException("RabbitMQ did not start:\n" + layout.lastWords()));
        }
    }

    private static void endLeftBehind(RabbitLayout layout) {
        OwnedProcess.leftBehind(layout.brokerPidFile(), layout.mark()).ifPresent(old -> old.end(STOP));
        OwnedProcess.leftBehind(layout.portMapperPidFile(), "epmd").ifPresent(old -> old.end(Duration.ZERO));
    }

    private static void end(@Nullable OwnedProcess process, Duration patience) {
        if (process != null) {
            process.end(patience);
        }
    }
}
