package com.xenocrm.runner.system;

import java.util.Optional;

import com.xenocrm.runner.process.RecordedProcess;

/**
 * One running part of a system.
 *
 * @param process what runs it, when it was started here as a process
 * @param container its id, when it was started here as a container
 */
public record Part(String name, int port, Optional<RecordedProcess> process, Optional<String> container) {

    /** Ran before and goes on after. */
    static Part given(String name, int port) {
        return new Part(name, port, Optional.empty(), Optional.empty());
    }

    static Part process(String name, int port, long pid, String marker) {
        return new Part(name, port, RecordedProcess.of(pid, marker), Optional.empty());
    }

    /** Whether it was started here and does not run any more. */
    boolean hasEnded() {
        return process.isPresent() && process.get().find().isEmpty();
    }
}
