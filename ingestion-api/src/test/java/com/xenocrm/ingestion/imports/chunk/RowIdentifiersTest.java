package com.xenocrm.ingestion.imports.chunk;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.xenocrm.customerdata.erasure.ErasedRecords;
import com.xenocrm.ingestion.imports.layout.CellType;
import com.xenocrm.ingestion.imports.layout.Column;
import com.xenocrm.ingestion.imports.layout.FileLayout;
import com.xenocrm.ingestion.imports.layout.ImportKind;

import static org.assertj.core.api.Assertions.assertThat;

class RowIdentifiersTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            CODE, '6940095564, 6940095564
            CODE, ''6940095564, '6940095564
            CODE, 6940095564, 6940095564
            TEXT, '6940095564, '6940095564
            """)
    void readsAnIdentifierAsTheImportDoes(CellType type, String cell, String identifier) {
        FileLayout layout = new FileLayout(
                ImportKind.CUSTOMERS,
                List.of(new Column("Id", "customer_id", type), new Column("Email", "email", CellType.TEXT)),
                null);

        ErasedRecords.Identifiers named = RowIdentifiers.of(List.of(cell, " Ann@Example.com"), layout);

        assertThat(named).isEqualTo(ErasedRecords.identifiers("ann@example.com", identifier));
    }
}
