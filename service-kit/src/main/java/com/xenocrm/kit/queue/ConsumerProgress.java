package com.xenocrm.kit.queue;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import io.micrometer.core.instrument.Counter;
import org.jspecify.annotations.Nullable;

/** Progress of a consumer of one queue. */
public final class ConsumerProgress {

    private final Counter messages;
    private final Counter records;
    private final AtomicReference<@Nullable Instant> reached = new AtomicReference<>();

    ConsumerProgress(Counter messages, Counter records) {
        this.messages = messages;
        this.records = records;
    }

    /** Adds applied messages and the records in them. */
    public void add(int appliedMessages, int appliedRecords) {
        messages.increment(appliedMessages);
        records.increment(appliedRecords);
    }

    /** Records that everything published before this time has been handled. */
    public void reached(Instant publication) {
        reached.accumulateAndGet(
                publication, (before, now) -> before == null || now == null || now.isAfter(before) ? now : before);
    }

    @Nullable
    Instant reached() {
        return reached.get();
    }
}
