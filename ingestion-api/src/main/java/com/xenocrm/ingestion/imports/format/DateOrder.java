package com.xenocrm.ingestion.imports.format;

import java.util.Locale;

/** Order of day and month in a file's dates, other than ISO dates. */
public enum DateOrder {
    DAY_FIRST,
    MONTH_FIRST,
    /** Dates in either order occur, so neither can be read. */
    BOTH,
    /** No date shows it. */
    UNKNOWN;

    /** Name in parameters and answers. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Adds what another date shows. */
    DateOrder and(DateOrder other) {
        if (this == other || other == UNKNOWN) {
            return this;
        }
        return this == UNKNOWN ? other : BOTH;
    }
}
