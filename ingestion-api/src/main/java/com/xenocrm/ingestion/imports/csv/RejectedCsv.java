package com.xenocrm.ingestion.imports.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import de.siegmar.fastcsv.writer.CsvWriter;

/**
 * Rejected rows as a CSV file that a person opens: line and reason, then the row as it was. A cell that a spreadsheet
 * would take for a formula gets an apostrophe in front.
 */
public final class RejectedCsv implements Closeable {

    static final String LINE = "import_line";
    static final String ERROR = "import_error";

    private static final String FORMULA_STARTS = "=+-@\t\r";
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,20}(?:[.,][0-9]{1,20})?");

    private final CsvWriter writer;

    /** @param header the columns of the imported file */
    public RejectedCsv(OutputStream target, List<String> header) {
        this.writer = CsvWriter.builder().build(target);
        List<String> columns = new ArrayList<>(List.of(LINE, ERROR));
        header.forEach(column -> columns.add(harmless(column)));
        writer.writeRecord(columns);
    }

    /** Adds the rows of one chunk: what {@link PackedRows} has packed, each row's first cell being the reason. */
    public void add(byte[] packed) {
        PackedRows.unpack(packed, row -> {
            List<String> cells = new ArrayList<>(List.of(Long.toString(row.line())));
            row.cells().forEach(cell -> cells.add(harmless(cell)));
            writer.writeRecord(cells);
        });
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private static String harmless(String cell) {
        boolean formula = !cell.isEmpty()
                && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0
                && !NUMBER.matcher(cell).matches();
        return formula ? "'" + cell : cell;
    }
}
