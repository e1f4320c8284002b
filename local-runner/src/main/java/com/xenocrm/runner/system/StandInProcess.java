package com.xenocrm.runner.system;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.xenocrm.infra.StandIns;
import com.xenocrm.runner.process.Command;
import com.xenocrm.runner.process.LogTail;
import com.xenocrm.runner.process.Termination;
import com.xenocrm.runner.terminal.Failure;
import com.xenocrm.runner.terminal.Pause;

/** The stand-ins for MongoDB and Google, in one JVM of their own that ends when this one is gone. */
final class StandInProcess implements AutoCloseable {

    static final String LOG = "stand-ins.log";
    private static final Duration READY_WITHIN = Duration.ofMinutes(1);

    private final SystemSettings settings;
    private final Needs needs;
    private @Nullable Process process;

    StandInProcess(SystemSettings settings, Needs needs) {
        this.settings = settings;
        this.needs = needs;
    }

    /** The part that stands in under this name; starts what is needed when that has not been done yet. */
    Part part(String name, int port) {
        return Part.process(name, port, started().pid(), StandIns.class.getName());
    }

    @Override
    public synchronized void close() {
        Optional.ofNullable(process)
                .map(Process::toHandle)
                .ifPresent(handle -> Termination.end(List.of(handle), Duration.ofSeconds(5)));
    }

    private synchronized Process started() {
        Process already = process;
        if (already != null) {
            return already;
        }
        Path log = settings.logs().resolve(LOG);
        Process started = new Command(command(), environment(), settings.project(), log).start();
        process = started;
        Pause.until(READY_WITHIN, Duration.ofMillis(50), () -> isReady(log) || !started.isAlive());
        if (!isReady(log)) {
            throw new Failure("The stand-ins for MongoDB and Google did not start:\n"
                    + String.join("\n", LogTail.lastLines(log, 20)));
        }
        return started;
    }

    /** Long class paths stay out of the command line: one of more than a page cannot be read back to its end. */
    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(Jvm.ENVIRONMENT);
        environment.put("CLASSPATH", System.getProperty("java.class.path"));
        return environment;
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                Jvm.java(),
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-Xss512k",
                settings.asInProduction() ? "-Xmn512m" : "-Xmn96m",
                "-Xms128m",
                settings.asInProduction() ? "-Xmx6g" : "-Xmx1g",
                StandIns.class.getName()));
        if (needs.mongo() == Needs.Means.STAND_IN) {
            command.add("--mongo-port=" + settings.ports().mongo());
        }
        if (needs.google() == Needs.Means.STAND_IN) {
            command.add("--google-port=" + settings.ports().google());
        }
        command.add("--parent=" + ProcessHandle.current().pid());
        return command;
    }

    private static boolean isReady(Path log) {
        return LogTail.lastLines(log, 100).contains("ready");
    }
}
