package com.xenocrm.ingestion.row;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

import org.jspecify.annotations.Nullable;

/** Parser of ISO 8601 times. */
final class TimeParser {

    private static final Instant EARLIEST = Instant.EPOCH;

    /** Time by which a plain date or the sender's clock may be ahead. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private static final int PLAIN_DATE_LENGTH = 10;

    private TimeParser() {}

    /**
     * Returns the time of an instant, of a date and time with an offset, or of a plain date (midnight UTC); null for
     * anything else.
     */
    static @Nullable Instant parse(String text) {
        try {
            return text.length() == PLAIN_DATE_LENGTH
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** Returns whether the time is plausible: from 1970 to the near future. */
    static boolean isPlausible(Instant time, Instant now) {
        return !time.isBefore(EARLIEST) && !time.isAfter(now.plus(AHEAD));
    }
}
