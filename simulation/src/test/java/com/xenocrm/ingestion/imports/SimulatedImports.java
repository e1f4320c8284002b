package com.xenocrm.ingestion.imports;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.util.unit.DataSize;

import com.xenocrm.contracts.message.ImportChunkStored;
import com.xenocrm.ingestion.imports.chunk.ErasedRows;
import com.xenocrm.ingestion.imports.chunk.ImportChunks;
import com.xenocrm.ingestion.imports.csv.PackedRows;
import com.xenocrm.ingestion.imports.status.AbandonedImports;
import com.xenocrm.ingestion.imports.status.Imports;
import com.xenocrm.ingestion.imports.upload.ImportSettings;
import com.xenocrm.ingestion.imports.upload.UploadService;
import com.xenocrm.ingestion.intake.IntakeMetrics;
import com.xenocrm.kit.money.CurrencyUnit;
import com.xenocrm.kit.security.Caller;
import com.xenocrm.kit.time.VersionClock;
import com.xenocrm.simulation.replica.Surroundings;

/** Imports of files in one replica of ingestion-api. */
public final class SimulatedImports {

    private static final CurrencyUnit CURRENCY = CurrencyUnit.of("EUR").orElseThrow();
    private static final int UPLOADS = 8;

    private final ImportController controller;
    private final ChunkConsumer consumer;
    private final AbandonedImportSweep sweep;

    /** @param chunkRows most rows of a chunk */
    public SimulatedImports(Surroundings with, VersionClock versions, int chunkRows) {
        Imports imports = new Imports(with.mongo(), with.clock());
        ImportChunks chunks = new ImportChunks(with.mongo(), with.clock());
        ImportProgression steps = new ImportProgression(imports, chunks, with.publisher());
        controller = new ImportController(
                new UploadService(
                        imports,
                        chunks,
                        versions,
                        with.clock(),
                        with.ids(),
                        new ImportSettings(DataSize.ofMegabytes(1), UPLOADS, chunkRows)),
                imports,
                chunks,
                steps);
        consumer = new ChunkConsumer(
                imports,
                chunks,
                steps,
                new ClassifiedRowsPublisher(with.suppressions(), with.publisher(), with.clock()),
                new IntakeMetrics(with.meters()),
                CURRENCY,
                new ErasedRows(with.erasures(), with.erasedRecords()));
        sweep = new AbandonedImportSweep(
                new AbandonedImports(with.mongo(), with.clock()), imports, chunks, steps, with.clock());
    }

    /** Creates the unique index of idempotency keys. */
    public static void createIndex(MongoOperations mongo) {
        mongo.getCollection("imports")
                .createIndex(
                        Indexes.ascending("idempotency_key"),
                        new IndexOptions().unique(true).sparse(true));
    }

    /** Takes a file as the API does, and returns the import's identifier. */
    public String receive(InputStream body, Map<String, String> parameters, @Nullable String key, String caller) {
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        parameters.forEach(query::add);
        return Objects.requireNonNull(controller
                        .receive(body, query, key, new Caller(caller, null, null, "marketer"))
                        .data())
                .id();
    }

    public void cancel(String id) {
        var _ = controller.cancel(id);
    }

    /** Returns the numbers of rows, of accepted and of rejected ones, as the API shows them. */
    public List<Long> counts(String id) {
        ImportView view = Objects.requireNonNull(controller.one(id).data());
        return List.of(view.rows(), view.accepted(), view.rejected());
    }

    /** Returns the consumer of stored chunks. */
    public Consumer<List<ImportChunkStored>> consumer() {
        return consumer;
    }

    /** Resumes and clears what crashes left behind. */
    public void sweep() {
        sweep.sweep();
    }

    /** Returns the lines of packed rows. */
    public static List<Long> lines(byte[] packed) {
        List<Long> lines = new ArrayList<>();
        PackedRows.unpack(packed, row -> lines.add(row.line()));
        return lines;
    }
}
