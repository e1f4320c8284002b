package com.xenocrm.kit.csv;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Protects cells of CSV files against formula injection by an apostrophe in front, and removes it again. A cell that has
 * such an apostrophe of its own gets another one, so that every cell survives the round trip.
 */
public final class SpreadsheetCell {

    private static final Pattern FORMULA = Pattern.compile("'*[=+@\\t\\r\\n-].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("'*[+-]?[0-9]{1,20}(?:[.,][0-9]{1,20})?");
    private static final Pattern TEXT_FORMULA = Pattern.compile("\\s*=\"((?:[^\"]|\"\")*+)\"\\s*");
    private static final String APOSTROPHE = "'";

    private SpreadsheetCell() {}

    /** Returns the text, prefixed with an apostrophe if a spreadsheet would evaluate it as a formula. */
    public static String harmless(String cell) {
        return isFormula(cell) ? APOSTROPHE + cell : cell;
    }

    /**
     * Returns the text without the apostrophe that {@link #harmless} prefixed, and without the formula that spreadsheets and
     * shops write around text to keep leading zeros, as in {@code ="0049"}.
     */
    public static String original(String cell) {
        Matcher text = TEXT_FORMULA.matcher(cell);
        if (text.matches()) {
            return text.group(1).replace("\"\"", "\"");
        }
        return cell.startsWith(APOSTROPHE) && isFormula(cell.substring(1)) ? cell.substring(1) : cell;
    }

    private static boolean isFormula(String cell) {
        return FORMULA.matcher(cell).matches() && !NUMBER.matcher(cell).matches();
    }
}
