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
import com.xenocrm.ingestion.imports.format.FileFormat;
import com.xenocrm.ingestion.imports.layout.Column;
import com.xenocrm.ingestion.imports.status.Import;

/**
 * An import as it is read.
 *
 * @param columns what became of each column of the file
 * @param decimalMark mark that was given or found: point, comma, both or unknown
 * @param dateOrder order that was given or found: day_first, month_first, both or unknown
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
        @Nullable String decimalMark,
        @Nullable String dateOrder,
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
        FileFormat format = file == null ? null : file.format();
        return new ImportView(
                anImport.id(),
                anImport.layout().kind().value(),
                anImport.status().value(),
                anImport.reason(),
                anImport.layout().columns().stream()
                        .collect(Collectors.toMap(
                                Column::header, Column::field, (first, _) -> first, LinkedHashMap::new)),
                format == null ? null : format.decimalMark().value(),
                format == null ? null : format.dateOrder().value(),
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
