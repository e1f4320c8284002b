package com.xenocrm.kit.queue;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import io.micrometer.core.instrument.Counter;
import org.jspecify.annotations.Nullable;

/** What a consumer says of its progress through one queue. */
public final class ConsumerProgress {

    private final Counter messages;
    private final Counter records;
    private final AtomicReference<@Nullable Instant> reached = new AtomicReference<>();

    ConsumerProgress(Counter messages, Counter records) {
        this.messages = messages;
        this.records = records;
    }

    /** So many messages with so many records were applied. */
    public void add(int appliedMessages, int appliedRecords) {
        messages.increment(appliedMessages);
        records.increment(appliedRecords);
    }

    /** Everything published before this moment has been dealt with. */
    public void reached(Instant publication) {
        reached.accumulateAndGet(
                publication, (before, now) -> before == null || now == null || now.isAfter(before) ? now : before);
    }

    @Nullable
    Instant reached() {
        return reached.get();
    }
}
