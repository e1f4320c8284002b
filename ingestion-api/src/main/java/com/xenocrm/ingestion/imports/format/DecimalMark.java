package com.xenocrm.ingestion.imports.format;

import java.util.Locale;

/** Decimal mark of a file's numbers. */
public enum DecimalMark {
    POINT,
    COMMA,
    /** Numbers with both marks occur, so no number can be read. */
    BOTH,
    /** Undetermined by the numbers. */
    UNKNOWN;

    /** Returns the name in parameters and answers. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the mark combined with that of another number. */
    DecimalMark and(DecimalMark other) {
        if (this == other || other == UNKNOWN) {
            return this;
        }
        return this == UNKNOWN ? other : BOTH;
    }
}
