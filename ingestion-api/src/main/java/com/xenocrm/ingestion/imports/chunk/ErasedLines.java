package com.xenocrm.ingestion.imports.chunk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.xenocrm.ingestion.imports.csv.PackedRows.PackedRow;
import com.xenocrm.ingestion.imports.layout.FileLayout;

/**
 * Lines of a chunk that name erased persons.
 *
 * @param persons lines that are rejected without their content
 * @param addresses lines with orders of other customers, which are read without the address
 */
public record ErasedLines(Set<Long> persons, Set<Long> addresses) {

    static final ErasedLines NONE = new ErasedLines(Set.of(), Set.of());

    boolean isPersons(List<PackedRow> lines) {
        return lines.stream().anyMatch(row -> persons.contains(row.line()));
    }

    PackedRow withoutAddress(PackedRow row, FileLayout layout) {
        if (!addresses.contains(row.line())) {
            return row;
        }
        List<String> cells = new ArrayList<>(row.cells());
        for (int at = 0; at < Math.min(cells.size(), layout.columns().size()); at++) {
            if (layout.columns().get(at).field().equals(RowIdentifiers.EMAIL)) {
                cells.set(at, "");
            }
        }
        return new PackedRow(row.line(), cells);
    }
}
