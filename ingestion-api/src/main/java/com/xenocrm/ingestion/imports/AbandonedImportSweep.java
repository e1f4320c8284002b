package com.xenocrm.ingestion.imports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.xenocrm.ingestion.imports.chunk.ImportChunks;
import com.xenocrm.ingestion.imports.status.AbandonedImports;
import com.xenocrm.ingestion.imports.status.Imports;

/** Resumes or cleans up imports after crashes; runs on every replica. */
@Component
class AbandonedImportSweep {

    private static final Duration SILENT = Duration.ofMinutes(1);
    private static final Duration STALLED = Duration.ofSeconds(30);
    private static final Duration SLOW_UPLOAD = Duration.ofMinutes(2);
    private static final int MOST_REVIVALS = 20;

    private final AbandonedImports abandoned;
    private final Imports imports;
    private final ImportChunks chunks;
    private final ImportProgression steps;
    private final Clock clock;

    AbandonedImportSweep(
            AbandonedImports abandoned, Imports imports, ImportChunks chunks, ImportProgression steps, Clock clock) {
        this.abandoned = abandoned;
        this.imports = imports;
        this.chunks = chunks;
        this.steps = steps;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 10, initialDelay = 10, timeUnit = TimeUnit.SECONDS)
    void sweep() {
        Instant now = clock.instant();
        abandoned.silentSince(now.minus(SILENT)).forEach(id -> imports.breakOff(id, "The upload broke off"));
        abandoned
                .stalledTimes(MOST_REVIVALS)
                .forEach(id -> imports.fail(id, "A part of the file cannot be processed; see the dead letters"));
        abandoned.withRows().forEach(id -> clear(id, now.minus(SLOW_UPLOAD)));
        Instant then = now.minus(STALLED);
        abandoned.stalledSince(then).stream()
                .filter(id -> abandoned.claimStalled(id, then))
                .forEach(this::revive);
    }

    /** Resumes an import; counts only if the broker has accepted the messages. */
    private void revive(String id) {
        steps.revive(id);
        abandoned.revived(id);
    }

    private void clear(String id, Instant then) {
        chunks.dropPending(id);
        abandoned.cleared(id, then);
    }
}
