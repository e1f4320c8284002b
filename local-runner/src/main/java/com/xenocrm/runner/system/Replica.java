package com.xenocrm.runner.system;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import com.xenocrm.runner.process.Termination;
import com.xenocrm.runner.terminal.Failure;
import com.xenocrm.runner.terminal.Pause;

/** One process of a service. */
public final class Replica {

    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(200);
    private static final Duration GRACE = Duration.ofSeconds(25);

    private final Service service;
    private final int port;
    private final Path log;
    private final Process process;
    private final Readiness readiness;

    Replica(Service service, int port, Path log, Process process, Readiness readiness) {
        this.service = service;
        this.port = port;
        this.log = log;
        this.process = process;
        this.readiness = readiness;
    }

    public Service service() {
        return service;
    }

    /** Where it listens, on this machine's loopback address. */
    public int port() {
        return port;
    }

    /** Its process, for whoever ends it. */
    public Process process() {
        return process;
    }

    /** Everything that it has said. */
    public Path log() {
        return log;
    }

    /** Whether it says so itself. */
    public boolean isReady() {
        return readiness.isReady(port);
    }

    /** Returns when it is ready; fails when it ends before, with the last lines of its log, or takes too long. */
    public void awaitReady() {
        boolean settled = Pause.until(READY_WITHIN, BETWEEN_QUESTIONS, () -> isReady() || !process.isAlive());
        if (!process.isAlive()) {
            throw ended();
        }
        if (!settled) {
            throw new Failure("%s was not ready after %d s. %s"
                    .formatted(service.serviceName(), READY_WITHIN.toSeconds(), LastWords.of(log)));
        }
    }

    /** Ends it as a power cut would. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Ends it in good order. */
    void stop() {
        Termination.end(List.of(process.toHandle()), GRACE);
    }

    /** What to say when it has ended by itself. */
    Failure ended() {
        return new Failure("%s ended with exit code %d. %s"
                .formatted(service.serviceName(), process.exitValue(), LastWords.of(log)));
    }
}
