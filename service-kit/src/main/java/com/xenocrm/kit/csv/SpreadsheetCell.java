package com.xenocrm.kit.csv;

import java.util.regex.Pattern;

/** Protects cells of CSV files against formula injection. */
public final class SpreadsheetCell {

    private static final String FORMULA_STARTS = "=+-@\t\r";
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,20}(?:[.,][0-9]{1,20})?");

    private SpreadsheetCell() {}

    /** Returns the text, prefixed with an apostrophe if a spreadsheet would evaluate it as a formula. */
    public static String harmless(String cell) {
        boolean formula = !cell.isEmpty()
                && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0
                && !NUMBER.matcher(cell).matches();
        return formula ? "'" + cell : cell;
    }
}
