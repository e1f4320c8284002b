package com.xenocrm.ingestion.imports.format;

import java.util.Locale;

/** Order of day and month in a file's dates, other than ISO dates. */
public enum DateOrder {
    DAY_FIRST,
    MONTH_FIRST,
    /** Dates in both orders occur, so no date can be read. */
    BOTH,
    /** Undetermined by the dates. */
    UNKNOWN;

    /** Returns the name in parameters and answers. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the order combined with that of another date. */
    DateOrder and(DateOrder other) {
        if (this == other || other == UNKNOWN) {
            return this;
        }
        return this == UNKNOWN ? other : BOTH;
    }
}
