package com.xenocrm.ingestion.imports;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import com.xenocrm.ingestion.imports.chunk.ImportCounts;
import com.xenocrm.ingestion.imports.export.Origin;
import com.xenocrm.ingestion.imports.format.FileFormat;
import com.xenocrm.ingestion.imports.layout.FileLayout;
import com.xenocrm.ingestion.imports.status.Import;

/**
 * Import in answers of the API.
 *
 * @param export recognised export of another tool
 * @param columns target of each column; empty for an ignored one
 * @param ignoredColumns ignored columns
 * @param warnings warnings to the caller
 * @param decimalMark given or detected mark: point, comma, both or unknown
 * @param dateOrder given or detected order: day_first, month_first, both or unknown
 * @param timeZone zone of times without an offset
 * @param bytes size of the file, unpacked
 * @param rows number of rows; while the file is arriving, of those stored so far
 * @param suppressed addresses that are suppressed because of the file
 * @param progress percentage of the rows that are accepted or rejected
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ImportView(
        @JsonProperty("_id") String id,
        String kind,
        @Nullable String export,
        String status,
        @Nullable String reason,
        Map<String, String> columns,
        List<String> ignoredColumns,
        List<String> warnings,
        @Nullable String decimalMark,
        @Nullable String dateOrder,
        @Nullable String timeZone,
        @Nullable Long bytes,
        long rows,
        long accepted,
        long rejected,
        long suppressed,
        int progress,
        String createdBy,
        Instant createdAt,
        @Nullable Instant uploadedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    static ImportView of(Import anImport, ImportCounts tally) {
        Import.StoredFile file = anImport.file();
        FileFormat format = file == null ? null : file.format();
        FileLayout layout = anImport.layout();
        Origin origin = layout.origin();
        return new ImportView(
                anImport.id(),
                layout.kind().value(),
                origin == null ? null : origin.export(),
                anImport.status().value(),
                anImport.reason(),
                LayoutView.columns(layout),
                layout.ignored(),
                origin == null ? List.of() : origin.warnings(),
                format == null ? null : format.decimalMark().value(),
                format == null ? null : format.dateOrder().value(),
                format == null ? null : format.timeZone(),
                file == null ? null : file.bytes(),
                tally.rows(),
                tally.accepted(),
                tally.rejected(),
                tally.suppressed(),
                tally.progress(),
                anImport.createdBy(),
                anImport.createdAt(),
                file == null ? null : file.storedAt(),
                anImport.startedAt(),
                anImport.finishedAt());
    }
}
