package com.xenocrm.kit.csv;

import java.util.regex.Pattern;

/**
 * Protects cells of CSV files against formula injection by an apostrophe in front, and removes it again. A cell that has
 * such an apostrophe of its own gets another one, so that every cell survives the round trip.
 */
public final class SpreadsheetCell {

    private static final Pattern FORMULA = Pattern.compile("'*[=+@\\t\\r\\n-].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("'*[+-]?[0-9]{1,20}(?:[.,][0-9]{1,20})?");
    private static final String APOSTROPHE = "'";

    private SpreadsheetCell() {}

    /** Returns the text, prefixed with an apostrophe if a spreadsheet would evaluate it as a formula. */
    public static String harmless(String cell) {
        return isFormula(cell) ? APOSTROPHE + cell : cell;
    }

    /** Returns the text without the apostrophe that {@link #harmless} prefixed. */
    public static String original(String cell) {
        return cell.startsWith(APOSTROPHE) && isFormula(cell.substring(1)) ? cell.substring(1) : cell;
    }

    private static boolean isFormula(String cell) {
        return FORMULA.matcher(cell).matches() && !NUMBER.matcher(cell).matches();
    }
}
