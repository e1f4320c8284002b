package com.xenocrm.local.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Identity of a process, precise enough to tell it from a later process with the same id.
 *
 * @param marker a part of its command line that other processes do not have
 */
public record ProcessRecord(long pid, Instant startedAt, String marker) {

    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    /** Records the process that has this id now. */
    public static Optional<ProcessRecord> of(long pid, String marker) {
        return ProcessHandle.of(pid)
                .flatMap(handle -> handle.info().startInstant())
                .map(startedAt -> new ProcessRecord(pid, startedAt, marker));
    }

    /** Finds the process if it is still alive. */
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(handle -> matches(handle.info()));
    }

    private boolean matches(ProcessHandle.Info info) {
        boolean sameStart = info.startInstant()
                .map(start -> Duration.between(start, startedAt).abs().compareTo(CLOCK_TOLERANCE) <= 0)
                .orElse(false);
        return sameStart
                && info.commandLine().map(line -> line.contains(marker)).orElse(true);
    }
}
