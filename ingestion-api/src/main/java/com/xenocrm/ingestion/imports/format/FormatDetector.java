package com.xenocrm.ingestion.imports.format;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds how a file writes numbers and dates from those of its cells that can be read in one way only. */
public final class FormatDetector {

    private static final Pattern DIGITS = Pattern.compile("[0-9](?:.*[0-9])?");

    private final FileFormat given;
    private DecimalMark decimalMark = DecimalMark.UNKNOWN;
    private DateOrder dateOrder = DateOrder.UNKNOWN;

    /** @param given format that the caller gives; the cells decide on the rest */
    public FormatDetector(FileFormat given) {
        this.given = given;
    }

    /** Takes note of a number or an amount, in whichever currency. */
    public void number(String cell) {
        Matcher digits = DIGITS.matcher(cell);
        if (digits.find()) {
            decimalMark = decimalMark.and(NumberCell.shownBy(digits.group()));
        }
    }

    /** Takes note of a date. */
    public void date(String cell) {
        dateOrder = dateOrder.and(DateCell.shownBy(NumberCell.strip(cell)));
    }

    /** Returns the format that was given or found so far. */
    public FileFormat found() {
        return new FileFormat(
                given.decimalMark() == DecimalMark.UNKNOWN ? decimalMark : given.decimalMark(),
                given.dateOrder() == DateOrder.UNKNOWN ? dateOrder : given.dateOrder(),
                given.timeZone());
    }
}
