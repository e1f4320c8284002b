package com.xenocrm.ingestion.imports.format;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Detects the format of a file's numbers and dates from unambiguous cells. */
public final class FormatDetector {

    private static final Pattern DIGITS = Pattern.compile("[0-9](?:.*[0-9])?");

    private final FileFormat given;
    private DecimalMark decimalMark = DecimalMark.UNKNOWN;
    private DateOrder dateOrder = DateOrder.UNKNOWN;

    /**
     * Creates the detector.
     *
     * @param given format given by the caller; the rest is detected
     */
    public FormatDetector(FileFormat given) {
        this.given = given;
    }

    /** Registers a number or an amount, in any currency. */
    public void number(String cell) {
        Matcher digits = DIGITS.matcher(cell);
        if (digits.find()) {
            decimalMark = decimalMark.and(NumberCell.shownBy(digits.group()));
        }
    }

    /** Registers a date. */
    public void date(String cell) {
        dateOrder = dateOrder.and(DateCell.shownBy(NumberCell.strip(cell)));
    }

    /** Returns the format given by the caller or detected so far. */
    public FileFormat found() {
        return new FileFormat(
                given.decimalMark() == DecimalMark.UNKNOWN ? decimalMark : given.decimalMark(),
                given.dateOrder() == DateOrder.UNKNOWN ? dateOrder : given.dateOrder(),
                given.timeZone());
    }
}
