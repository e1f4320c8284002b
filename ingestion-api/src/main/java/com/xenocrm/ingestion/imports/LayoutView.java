package com.xenocrm.ingestion.imports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import com.xenocrm.ingestion.imports.export.Origin;
import com.xenocrm.ingestion.imports.layout.Column;
import com.xenocrm.ingestion.imports.layout.FileLayout;

/**
 * Preview of an import's columns.
 *
 * @param export other tool's export that the file is recognised as
 * @param columns target of each column; empty for an ignored one
 * @param warnings warnings to the caller
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record LayoutView(
        String kind,
        @Nullable String export,
        Map<String, String> columns,
        List<String> ignoredColumns,
        List<String> warnings) {

    static LayoutView of(FileLayout layout) {
        Origin origin = layout.origin();
        return new LayoutView(
                layout.kind().value(),
                origin == null ? null : origin.export(),
                columns(layout),
                layout.ignored(),
                origin == null ? List.of() : origin.warnings());
    }

    static Map<String, String> columns(FileLayout layout) {
        return layout.columns().stream()
                .collect(Collectors.toMap(Column::header, Column::goal, (first, _) -> first, LinkedHashMap::new));
    }
}
