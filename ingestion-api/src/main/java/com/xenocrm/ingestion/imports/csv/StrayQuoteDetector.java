package com.xenocrm.ingestion.imports.csv;

import java.util.List;
import java.util.regex.Pattern;

import com.xenocrm.kit.text.EmailAddress;

/**
 * Detects cells that contain other rows, as caused by two stray quotes: the cell spans several lines, these have the
 * matching number of delimiters, and a value is in the column where it belongs.
 */
public final class StrayQuoteDetector {

    private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n|\\r|\\n");

    private final int columns;
    private final Recogniser recogniser;

    public StrayQuoteDetector(int columns, Recogniser recogniser) {
        this.columns = columns;
        this.recogniser = recogniser;
    }

    int columns() {
        return columns;
    }

    /**
     * Returns whether a cell of the row contains other rows.
     *
     * @param sameWidth whether the row has as many cells as the header, empty ones included
     */
    boolean isIn(List<String> cells, boolean sameWidth, Delimiter delimiter) {
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            if (delimiter.isIn(cell) && (cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0)) {
                List<List<String>> lines =
                        LINE_BREAK.splitAsStream(cell).map(delimiter::split).toList();
                if ((cells.size() == columns && isAligned(lines, column)) || (!sameWidth && hasAddress(lines))) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Checks the lines against the columns: the first ends a row, the last starts one, those in between are complete.
     */
    private boolean isAligned(List<List<String>> lines, int column) {
        int last = lines.size() - 1;
        boolean recognised = false;
        for (int line = 0; line <= last; line++) {
            List<String> pieces = lines.get(line);
            int first = line == 0 ? column : 0;
            if (first + pieces.size() != (line == last ? column + 1 : columns)) {
                return false;
            }
            for (int piece = 0; piece < pieces.size() && !recognised; piece++) {
                recognised =
                        recogniser.recognises(first + piece, pieces.get(piece).strip());
            }
        }
        return recognised;
    }

    /** Checks a row with the wrong number of cells: a later line has an address among other cells. */
    private static boolean hasAddress(List<List<String>> lines) {
        return lines.stream()
                .skip(1)
                .filter(pieces -> pieces.size() > 1)
                .anyMatch(pieces -> pieces.stream().anyMatch(EmailAddress::isValid));
    }

    /** Recognises values that certainly belong to a column. */
    @FunctionalInterface
    public interface Recogniser {

        /** Returns whether the text is certainly a value of this column. */
        boolean recognises(int column, String text);
    }
}
