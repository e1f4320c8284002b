package com.xenocrm.ingestion.imports.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;

import com.xenocrm.kit.csv.ByteOrderMark;
import com.xenocrm.kit.csv.SpreadsheetCell;

/**
 * CSV file of rejected rows for people: line and reason, then the original row. A cell that a spreadsheet would take
 * for a formula is prefixed with an apostrophe.
 */
public final class RejectedCsv implements Closeable {

    private static final String LINE = "import_line";
    private static final String ERROR = "import_error";

    private final CsvWriter writer;
    private final BitSet left = new BitSet();

    /**
     * Starts the file with its header.
     *
     * @param header columns of the imported file
     */
    public RejectedCsv(OutputStream target, List<String> header) throws IOException {
        this.writer = CsvWriter.builder().build(ByteOrderMark.begin(target));
        List<String> columns = new ArrayList<>(List.of(LINE, ERROR));
        for (int i = 0; i < header.size(); i++) {
            left.set(i, isOurs(header.get(i)));
        }
        addOthers(header, columns);
        writer.writeRecord(columns);
    }

    /** Adds the rows of one chunk, packed by {@link PackedRows}; the first cell of each row is the reason. */
    public void add(byte[] packed) {
        PackedRows.unpack(packed, row -> {
            List<String> cells = new ArrayList<>(List.of(Long.toString(row.line())));
            cells.add(SpreadsheetCell.harmless(row.cells().getFirst()));
            addOthers(row.cells().subList(1, row.cells().size()), cells);
            writer.writeRecord(cells);
        });
    }

    /** Returns whether this is one of the columns added before the original ones. */
    public static boolean isOurs(String column) {
        return column.equals(LINE) || column.equals(ERROR);
    }

    /** Adds the cells without the line and reason of an earlier import. */
    private void addOthers(List<String> cells, List<String> target) {
        for (int i = left.nextClearBit(0); i < cells.size(); i = left.nextClearBit(i + 1)) {
            target.add(SpreadsheetCell.harmless(cells.get(i)));
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
