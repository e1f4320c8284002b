package com.xenocrm.local.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Starts and ends processes of the operating system. */
public final class Processes {

    private static final Optional<String> SETSID = onPath("setsid");

    private Processes() {}

    /** Returns the launcher of the JDK that runs this program. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Returns the full path of a program found in {@code PATH}. */
    public static Optional<String> onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(directory -> !directory.isBlank())
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /**
     * Starts a program in the background and writes its output to a new log file. The program leaves the terminal's
     * process group, so that Ctrl-C reaches only the command that started it.
     */
    public static Process start(List<String> command, Map<String, String> environment, Path directory, Path log) {
        List<String> words = new ArrayList<>(SETSID.stream().toList());
        words.addAll(command);
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            ProcessBuilder builder = new ProcessBuilder(words)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + command.getFirst(), e);
        }
    }

    /** Runs a program to its end; false when it fails or takes longer than allowed, in which case it is killed. */
    public static boolean run(
            List<String> command, Map<String, String> environment, Path directory, Path log, Duration limit) {
        Process process = start(command, environment, directory, log);
        try {
            return process.waitFor(limit) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            terminate(List.of(process.toHandle()), Duration.ofSeconds(1));
        }
    }

    /** Sends SIGTERM to all processes, and SIGKILL to those that are still alive after the grace period. */
    public static void terminate(Collection<ProcessHandle> processes, Duration grace) {
        List<ProcessHandle> all = List.copyOf(processes);
        all.forEach(ProcessHandle::destroy);
        if (!awaitExit(all, grace)) {
            all.forEach(ProcessHandle::destroyForcibly);
            awaitExit(all, Duration.ofSeconds(5));
        }
    }

    private static boolean awaitExit(List<ProcessHandle> processes, Duration limit) {
        CompletableFuture<?>[] exits =
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(exits).get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
