package com.xenocrm.ingestion.imports.chunk;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.xenocrm.customerdata.erasure.ErasedRecords;
import com.xenocrm.customerdata.erasure.ErasedRecords.Identifiers;
import com.xenocrm.ingestion.imports.layout.CellType;
import com.xenocrm.ingestion.imports.layout.Column;
import com.xenocrm.ingestion.imports.layout.FileLayout;
import com.xenocrm.kit.text.EmailAddress;

/** Reads the identifiers by which a row of a file names a person. */
public final class RowIdentifiers {

    static final String EMAIL = "email";

    private static final String CUSTOMER_ID = "customer_id";
    private static final String APOSTROPHE = "'";

    private RowIdentifiers() {}

    /** Returns address and identifier of a row, also of one that cannot be read otherwise. */
    public static Identifiers of(List<String> cells, FileLayout layout) {
        String email = cell(cells, layout, EMAIL);
        return ErasedRecords.identifiers(
                email == null ? null : EmailAddress.storedForm(email), cell(cells, layout, CUSTOMER_ID));
    }

    private static @Nullable String cell(List<String> cells, FileLayout layout, String field) {
        for (int at = 0; at < Math.min(cells.size(), layout.columns().size()); at++) {
            Column column = layout.columns().get(at);
            if (column.field().equals(field)) {
                String cell = cells.get(at).strip();
                return column.type() == CellType.CODE && cell.startsWith(APOSTROPHE) ? cell.substring(1) : cell;
            }
        }
        return null;
    }
}
