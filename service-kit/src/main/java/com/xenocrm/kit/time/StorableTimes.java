package com.xenocrm.kit.time;

import java.time.Instant;

import com.xenocrm.kit.web.Refusal;

/** Times with a year of four digits. Later ones do not fit into the database, and clients cannot read them. */
public final class StorableTimes {

    public static final String REQUIRED = "must be a time between the years 1970 and 9999";

    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private StorableTimes() {}

    /** Tells whether the time can be stored and shown. */
    public static boolean include(Instant time) {
        return !time.isBefore(Instant.EPOCH) && time.isBefore(END);
    }

    /** Throws a 400 that names the field unless the time can be stored. */
    public static void check(String field, Instant time) {
        if (!include(time)) {
            throw Refusal.invalid(field, REQUIRED);
        }
    }
}
