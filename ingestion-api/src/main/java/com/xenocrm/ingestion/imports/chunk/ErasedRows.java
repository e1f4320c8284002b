package com.xenocrm.ingestion.imports.chunk;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import com.xenocrm.customerdata.erasure.ErasedRecords;
import com.xenocrm.customerdata.erasure.ErasedRecords.ErasedPart;
import com.xenocrm.customerdata.erasure.ErasedRecords.Identifiers;
import com.xenocrm.customerdata.erasure.Erasures;
import com.xenocrm.ingestion.imports.csv.PackedRows;
import com.xenocrm.ingestion.imports.layout.FileLayout;
import com.xenocrm.ingestion.imports.layout.ImportKind;

/** Finds rows of files that name an erased person, because an old file must not restore the data. */
@Component
public class ErasedRows {

    private final Erasures erasures;
    private final ErasedRecords records;

    public ErasedRows(Erasures erasures, ErasedRecords records) {
        this.erasures = erasures;
        this.records = records;
    }

    /** Returns the lines with identifiers of an erased person that no present customer has. */
    public ErasedLines in(Chunk chunk, FileLayout layout) {
        if (erasures.isEmpty()) {
            return ErasedLines.NONE;
        }
        Map<Long, Identifiers> named = new HashMap<>();
        PackedRows.unpack(chunk.rows().getData(), row -> named.put(row.line(), RowIdentifiers.of(row.cells(), layout)));
        Map<Identifiers, ErasedPart> parts = records.erasedParts(Set.copyOf(named.values()));
        Set<Long> persons = new HashSet<>();
        Set<Long> addresses = new HashSet<>();
        named.forEach((line, identifiers) -> {
            ErasedPart part = parts.get(identifiers);
            if (part == ErasedPart.ADDRESS && layout.kind() == ImportKind.ORDERS) {
                addresses.add(line);
            } else if (part != null) {
                persons.add(line);
            }
        });
        return new ErasedLines(persons, addresses);
    }
}
