package com.xenocrm.ingestion.imports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.xenocrm.ingestion.imports.chunk.ImportChunks;

/** Looks after what a crash has left behind; runs on every replica. */
@Component
class Sweep {

    private static final Duration SILENT = Duration.ofMinutes(1);
    private static final Duration STALLED = Duration.ofSeconds(30);
    private static final int MOST_REVIVALS = 20;
    private static final int AT_ONCE = 100;

    private final Imports imports;
    private final ImportChunks chunks;
    private final ImportSteps steps;
    private final Clock clock;

    Sweep(Imports imports, ImportChunks chunks, ImportSteps steps, Clock clock) {
        this.imports = imports;
        this.chunks = chunks;
        this.steps = steps;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 10, initialDelay = 10, timeUnit = TimeUnit.SECONDS)
    void sweep() {
        Instant now = clock.instant();
        imports.silentSince(now.minus(SILENT), AT_ONCE).forEach(id -> imports.breakOff(id, "The upload broke off"));
        imports.stalledSince(now.minus(STALLED), AT_ONCE).forEach(id -> revive(id, now.minus(STALLED)));
        imports.withLeftovers(AT_ONCE).forEach(id -> {
            chunks.dropPending(id);
            imports.withoutLeftovers(id);
        });
    }

    private void revive(String id, Instant then) {
        imports.claimStalled(id, then).ifPresent(sweeps -> {
            if (sweeps > MOST_REVIVALS) {
                imports.fail(id, "A part of the file cannot be handled; the dead letters say more");
            } else {
                steps.revive(id);
            }
        });
    }
}
