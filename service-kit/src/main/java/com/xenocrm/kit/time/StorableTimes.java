package com.xenocrm.kit.time;

import java.time.Instant;

/** Times with a four-digit year. Later ones do not fit in the database, and clients cannot read them. */
public final class StorableTimes {

    public static final String REQUIRED = "must be a time between the years 1970 and 9999";

    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private StorableTimes() {}

    /** Returns whether the time can be stored and shown. */
    public static boolean include(Instant time) {
        return !time.isBefore(Instant.EPOCH) && time.isBefore(END);
    }
}
