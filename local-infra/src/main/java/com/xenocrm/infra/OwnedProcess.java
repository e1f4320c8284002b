package com.xenocrm.infra;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** A process that is ours to end: one that we started, or one that an earlier run of ours wrote down. */
final class OwnedProcess {
    private static final Duration KILLED = Duration.ofSeconds(10);

    private final ProcessHandle handle;

    private OwnedProcess(ProcessHandle handle) {
        this.handle = handle;
    }

    static OwnedProcess start(ProcessBuilder builder, Path pidFile) {
        try {
            OwnedProcess process = new OwnedProcess(builder.start().toHandle());
            Files.writeString(pidFile, Long.toString(process.pid()));
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process written down there, if it still runs and its command line has the mark. */
    static Optional<OwnedProcess> leftBehind(Path pidFile, String mark) {
        try {
            return Files.notExists(pidFile)
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()))
                            .filter(handle ->
                                    handle.info().commandLine().orElse("").contains(mark))
                            .map(OwnedProcess::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    long pid() {
        return handle.pid();
    }

    boolean isAlive() {
        return handle.isAlive();
    }

    /** Asks the process to end, and kills it when its time is over. */
    void end(Duration patience) {
        if (patience.isPositive() && handle.destroy() && LoopbackPorts.await(patience, () -> !handle.isAlive())) {
            return;
        }
        handle.destroyForcibly();
        LoopbackPorts.await(KILLED, () -> !handle.isAlive());
    }
}
