package com.xenocrm.ingestion.imports.format;

import java.util.Locale;

/** Decimal mark of a file's numbers. */
public enum DecimalMark {
    POINT,
    COMMA,
    /** Numbers with either mark occur, so neither can be read. */
    BOTH,
    /** No number shows it. */
    UNKNOWN;

    /** Name in parameters and answers. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Adds what another number shows. */
    DecimalMark and(DecimalMark other) {
        if (this == other || other == UNKNOWN) {
            return this;
        }
        return this == UNKNOWN ? other : BOTH;
    }
}
