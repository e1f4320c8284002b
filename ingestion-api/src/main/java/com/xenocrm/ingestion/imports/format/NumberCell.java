package com.xenocrm.ingestion.imports.format;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Parser of numbers in cells: digits, optionally with decimals, grouped by the mark that is not the decimal mark, by
 * spaces or by apostrophes.
 */
final class NumberCell {

    private static final String SPACE = "[ \\u00a0\\u2009\\u202f'\\u2019]";
    private static final Pattern WITH_POINT = form(",", "\\.");
    private static final Pattern WITH_COMMA = form("\\.", ",");
    private static final Pattern GROUPING = Pattern.compile(SPACE);

    private NumberCell() {}

    /** Returns the only possible mark of this number; {@code UNKNOWN} if both are possible or it is not a number. */
    static DecimalMark shownBy(String cell) {
        boolean point = WITH_POINT.matcher(cell).matches();
        boolean comma = WITH_COMMA.matcher(cell).matches();
        if (point == comma) {
            return DecimalMark.UNKNOWN;
        }
        return point ? DecimalMark.POINT : DecimalMark.COMMA;
    }

    /** Returns the number with a point and without grouping; null if the mark does not allow it. */
    static @Nullable String plain(String cell, DecimalMark mark) {
        DecimalMark known = mark == DecimalMark.UNKNOWN ? shownBy(cell) : mark;
        return switch (known) {
            case POINT -> WITH_POINT.matcher(cell).matches() ? ungrouped(cell.replace(",", "")) : null;
            case COMMA ->
                WITH_COMMA.matcher(cell).matches()
                        ? ungrouped(cell.replace(".", "").replace(',', '.'))
                        : null;
            case BOTH, UNKNOWN -> isWhole(cell) ? ungrouped(cell) : null;
        };
    }

    /** Returns whether the cell is a number with either mark. */
    static boolean isNumber(String cell) {
        return WITH_POINT.matcher(cell).matches() || WITH_COMMA.matcher(cell).matches();
    }

    /** Trims spaces, including no-break spaces. */
    static String strip(String cell) {
        return cell.replace('\u00a0', ' ').replace('\u202f', ' ').strip();
    }

    private static boolean isWhole(String cell) {
        return cell.indexOf('.') < 0
                && cell.indexOf(',') < 0
                && WITH_POINT.matcher(cell).matches();
    }

    private static String ungrouped(String cell) {
        return GROUPING.matcher(cell).replaceAll("");
    }

    /** Returns a pattern for plain digits, groups of three, or Indian groups (1,23,456), which only use the comma. */
    private static Pattern form(String group, String decimal) {
        String three = "[1-9][0-9]{0,2}(?<g>" + group + "|" + SPACE + ")[0-9]{3}(?:\\k<g>[0-9]{3})*";
        String indian = "[1-9][0-9]?(?:,[0-9]{2})*,[0-9]{3}";
        String whole = "(?:[0-9]{1,40}|" + three + (group.equals(",") ? "|" + indian : "") + ")";
        return Pattern.compile("-?" + whole + "(?:" + decimal + "[0-9]{1,40})?");
    }
}
