package com.xenocrm.ingestion.imports.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;

import com.xenocrm.kit.csv.ByteOrderMark;
import com.xenocrm.kit.csv.SpreadsheetCell;

/**
 * Rejected rows as a CSV file that a person opens: line and reason, then the row as it was. A cell that a spreadsheet
 * would take for a formula gets an apostrophe in front.
 */
public final class RejectedCsv implements Closeable {

    public static final String LINE = "import_line";
    public static final String ERROR = "import_error";

    private final CsvWriter writer;

    /** @param header the columns of the imported file */
    public RejectedCsv(OutputStream target, List<String> header) throws IOException {
        this.writer = CsvWriter.builder().build(ByteOrderMark.begin(target));
        List<String> columns = new ArrayList<>(List.of(LINE, ERROR));
        header.forEach(column -> columns.add(SpreadsheetCell.harmless(column)));
        writer.writeRecord(columns);
    }

    /** Adds the rows of one chunk: what {@link PackedRows} has packed, each row's first cell being the reason. */
    public void add(byte[] packed) {
        PackedRows.unpack(packed, row -> {
            List<String> cells = new ArrayList<>(List.of(Long.toString(row.line())));
            row.cells().forEach(cell -> cells.add(SpreadsheetCell.harmless(cell)));
            writer.writeRecord(cells);
        });
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
