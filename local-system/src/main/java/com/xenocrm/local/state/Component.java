package com.xenocrm.local.state;

import java.util.Optional;

import com.xenocrm.local.process.ProcessRecord;

/**
 * Component of a running system.
 *
 * @param process process; empty if it was not started here
 */
public record Component(String name, int port, Optional<ProcessRecord> process) {

    public static final String RABBIT = "rabbitmq";
    public static final String MONGO = "mongodb";
    public static final String GOOGLE = "google";
    public static final String MAILBOX = "mail-sandbox";

    /** Returns whether the component was started here and has ended. */
    public boolean hasEnded() {
        return process.isPresent() && process.get().find().isEmpty();
    }
}
