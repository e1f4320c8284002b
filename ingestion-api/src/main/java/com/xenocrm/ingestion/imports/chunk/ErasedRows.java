package com.xenocrm.ingestion.imports.chunk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.xenocrm.customerdata.erasure.ErasedRecords;
import com.xenocrm.customerdata.erasure.ErasedRecords.Identifiers;
import com.xenocrm.customerdata.erasure.Erasures;
import com.xenocrm.ingestion.imports.csv.PackedRows;
import com.xenocrm.ingestion.imports.layout.FileLayout;
import com.xenocrm.kit.text.EmailAddress;

/** Finds rows of files that name an erased person, because an old file must not restore the data. */
@Component
public class ErasedRows {

    private static final String EMAIL = "email";
    private static final String CUSTOMER_ID = "customer_id";

    private final Erasures erasures;
    private final ErasedRecords records;

    public ErasedRows(Erasures erasures, ErasedRecords records) {
        this.erasures = erasures;
        this.records = records;
    }

    /** Returns the lines of the rows that name an erased person who has not become a customer again. */
    public Set<Long> in(Chunk chunk, FileLayout layout) {
        if (erasures.isEmpty()) {
            return Set.of();
        }
        Map<Long, Identifiers> named = new HashMap<>();
        PackedRows.unpack(chunk.rows().getData(), row -> {
            String email = cell(row.cells(), layout, EMAIL);
            named.put(
                    row.line(),
                    ErasedRecords.identifiers(
                            email == null ? null : EmailAddress.storedForm(email),
                            cell(row.cells(), layout, CUSTOMER_ID)));
        });
        Set<Identifiers> erased = records.erased(named.values());
        return named.entrySet().stream()
                .filter(row -> erased.contains(row.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static @Nullable String cell(List<String> cells, FileLayout layout, String field) {
        for (int at = 0; at < Math.min(cells.size(), layout.columns().size()); at++) {
            if (layout.columns().get(at).field().equals(field)) {
                return cells.get(at).strip();
            }
        }
        return null;
    }
}
