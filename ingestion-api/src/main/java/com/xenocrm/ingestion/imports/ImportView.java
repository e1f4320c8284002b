package com.xenocrm.ingestion.imports;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import com.xenocrm.ingestion.imports.chunk.ImportCounts;
import com.xenocrm.ingestion.imports.csv.Column;
import com.xenocrm.ingestion.imports.status.Import;

/**
 * An import as it is read.
 *
 * @param columns what became of each column of the file
 * @param bytes of the file, unpacked
 * @param rows of the file; while it arrives those that are here
 * @param progress per cent of the rows that are taken in or rejected
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ImportView(
        @JsonProperty("_id") String id,
        String kind,
        String status,
        @Nullable String reason,
        Map<String, String> columns,
        @Nullable Long bytes,
        long rows,
        long accepted,
        long rejected,
        int progress,
        String createdBy,
        Instant createdAt,
        @Nullable Instant uploadedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    static ImportView of(Import anImport, ImportCounts tally) {
        Import.StoredFile file = anImport.file();
        return new ImportView(
                anImport.id(),
                anImport.layout().kind().value(),
                anImport.status().value(),
                anImport.reason(),
                anImport.layout().columns().stream()
                        .collect(Collectors.toMap(
                                Column::header, Column::field, (first, _) -> first, LinkedHashMap::new)),
                file == null ? null : file.bytes(),
                tally.rows(),
                tally.accepted(),
                tally.rejected(),
                tally.progress(),
                anImport.createdBy(),
                anImport.createdAt(),
                file == null ? null : file.storedAt(),
                anImport.startedAt(),
                anImport.finishedAt());
    }
}
