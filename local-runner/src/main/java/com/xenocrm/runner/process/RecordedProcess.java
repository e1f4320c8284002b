package com.xenocrm.runner.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process as it was when it was started, so that it can be told later from another one that got the same id.
 *
 * @param marker a part of its command line that others do not have
 */
public record RecordedProcess(long pid, Instant startedAt, String marker) {

    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    /** What is running under this id now. */
    public static Optional<RecordedProcess> of(long pid, String marker) {
        return ProcessHandle.of(pid)
                .flatMap(handle -> handle.info().startInstant())
                .map(startedAt -> new RecordedProcess(pid, startedAt, marker));
    }

    /** The process, when it is still the same and alive. */
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(handle -> isSame(handle.info()));
    }

    private boolean isSame(ProcessHandle.Info info) {
        boolean sameStart = info.startInstant()
                .map(start -> Duration.between(start, startedAt).abs().compareTo(CLOCK_TOLERANCE) <= 0)
                .orElse(false);
        return sameStart
                && info.commandLine().map(line -> line.contains(marker)).orElse(true);
    }
}
