package com.xenocrm.runner.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.xenocrm.runner.process.RecordedProcess;

/** Keeps the file about the running system true while its parts start and end. */
final class Ledger {

    private final Path work;
    private final String url;
    private final Optional<Integer> googlePort;
    private final RecordedProcess supervisor =
            RecordedProcess.of(ProcessHandle.current().pid(), "").orElseThrow();
    private final List<Part> parts = new ArrayList<>();

    Ledger(Path work, String url, Optional<Integer> googlePort) {
        this.work = work;
        this.url = url;
        this.googlePort = googlePort;
    }

    synchronized void open() {
        write(false);
    }

    /** From now on a part of this name is this one. */
    synchronized void started(Part part) {
        parts.removeIf(other -> other.name().equals(part.name()));
        parts.add(part);
        write(false);
    }

    synchronized List<Part> parts() {
        return List.copyOf(parts);
    }

    synchronized void ready() {
        write(true);
    }

    synchronized void close() {
        try {
            Files.deleteIfExists(RunningSystem.file(work));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void write(boolean ready) {
        new RunningSystem(ready, url, googlePort, supervisor, parts).write(work);
    }
}
