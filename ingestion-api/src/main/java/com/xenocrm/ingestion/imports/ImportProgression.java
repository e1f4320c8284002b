package com.xenocrm.ingestion.imports;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.message.ImportChunkStored;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.ingestion.imports.chunk.ImportChunks;
import com.xenocrm.ingestion.imports.status.Import;
import com.xenocrm.ingestion.imports.status.ImportStatus;
import com.xenocrm.ingestion.imports.status.Imports;
import com.xenocrm.kit.broker.BrokerUnavailableException;

/**
 * Progress of imports from chunk to chunk: each import has a few messages in the queue, and each finished chunk
 * requests another. Replicas therefore share an import, imports alternate, and a cancelled one stops at once.
 */
@Component
class ImportProgression {

    /** Number of messages in the queue per import. */
    static final int CHUNKS_IN_FLIGHT = 4;

    private static final Logger log = LoggerFactory.getLogger(ImportProgression.class);

    private final Imports imports;
    private final ImportChunks chunks;
    private final MessagePublisher outgoing;

    ImportProgression(Imports imports, ImportChunks chunks, MessagePublisher outgoing) {
        this.imports = imports;
        this.chunks = chunks;
        this.outgoing = outgoing;
    }

    /** Starts an import whose file is stored; if the broker is unavailable, the sweep starts it later. */
    void begin(Import stored) {
        if (stored.status() != ImportStatus.UPLOADED) {
            return;
        }
        int first = Math.min(CHUNKS_IN_FLIGHT, chunksOf(stored));
        try {
            publish(stored.id(), IntStream.range(0, first).boxed().toList());
        } catch (BrokerUnavailableException e) {
            log.warn(
                    "The import {} could not be started; the sweep will start it when the broker is available",
                    stored.id(),
                    e);
        }
    }

    /** Requests the next chunk, or completes the import. */
    void after(Import running, int chunk) {
        int next = chunk + CHUNKS_IN_FLIGHT;
        if (next < chunksOf(running)) {
            publish(running.id(), List.of(next));
        } else {
            completeOrFind(running.id());
        }
    }

    /** Resumes the import where it stopped. */
    void revive(String importId) {
        publish(importId, completeOrFind(importId));
    }

    /** Completes the import if nothing is left; returns the next chunks otherwise. */
    private List<Integer> completeOrFind(String importId) {
        List<Integer> pending = chunks.firstPending(importId, CHUNKS_IN_FLIGHT);
        if (pending.isEmpty()) {
            imports.complete(importId);
        }
        return pending;
    }

    private void publish(String importId, List<Integer> numbers) {
        outgoing.publish(numbers.stream()
                .map(number -> new ImportChunkStored(importId, number))
                .toList());
    }

    private static int chunksOf(Import stored) {
        return Objects.requireNonNull(stored.file()).chunks();
    }
}
