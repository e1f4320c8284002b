package com.xenocrm.ingestion.imports;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import org.springframework.stereotype.Component;

import com.xenocrm.contracts.message.ImportChunkStored;
import com.xenocrm.ingestion.imports.chunk.Chunk;
import com.xenocrm.ingestion.imports.chunk.ClassifiedRows;
import com.xenocrm.ingestion.imports.chunk.ErasedRows;
import com.xenocrm.ingestion.imports.chunk.ImportChunks;
import com.xenocrm.ingestion.imports.chunk.RowClassifier;
import com.xenocrm.ingestion.imports.format.FileFormat;
import com.xenocrm.ingestion.imports.status.Import;
import com.xenocrm.ingestion.imports.status.Import.StoredFile;
import com.xenocrm.ingestion.imports.status.Imports;
import com.xenocrm.ingestion.intake.IntakeMetrics;
import com.xenocrm.kit.money.CurrencyUnit;

/**
 * Processes the rows of stored chunks: publishes them, marks the chunk, then requests the next. After a crash, a chunk is
 * processed again with the same records and versions.
 */
@Component
class ChunkConsumer implements Consumer<List<ImportChunkStored>> {

    private final Imports imports;
    private final ImportChunks chunks;
    private final ImportProgression steps;
    private final ClassifiedRowsPublisher publisher;
    private final IntakeMetrics metrics;
    private final CurrencyUnit shopCurrency;
    private final ErasedRows erased;

    ChunkConsumer(
            Imports imports,
            ImportChunks chunks,
            ImportProgression steps,
            ClassifiedRowsPublisher publisher,
            IntakeMetrics metrics,
            CurrencyUnit shopCurrency,
            ErasedRows erased) {
        this.imports = imports;
        this.chunks = chunks;
        this.steps = steps;
        this.publisher = publisher;
        this.metrics = metrics;
        this.shopCurrency = shopCurrency;
        this.erased = erased;
    }

    @Override
    public void accept(List<ImportChunkStored> stored) {
        stored.forEach(this::handle);
    }

    private void handle(ImportChunkStored stored) {
        imports.takeUp(stored.importId()).ifPresent(running -> {
            chunks.pending(running.id(), stored.chunk()).ifPresent(chunk -> takeIn(running, chunk));
            steps.after(running, stored.chunk());
        });
    }

    private void takeIn(Import running, Chunk chunk) {
        StoredFile file = Objects.requireNonNull(running.file());
        FileFormat format = file.format() == null ? FileFormat.UNKNOWN : file.format();
        ClassifiedRows rows = new RowClassifier(
                        running.layout(), format, shopCurrency, erased.in(chunk, running.layout()))
                .classify(chunk, file.hash());
        publisher.publish(running, rows);
        chunks.markDone(chunk, rows);
        metrics.accepted(running.layout().kind().rows(), rows.accepted());
        metrics.rejected(running.layout().kind().rows(), rows.rejected().count());
        imports.advanced(running.id());
    }
}
