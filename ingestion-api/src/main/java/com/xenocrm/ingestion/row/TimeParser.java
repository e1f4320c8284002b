package com.xenocrm.ingestion.row;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

import org.jspecify.annotations.Nullable;

/** Moments in ISO-8601. */
final class TimeParser {

    private static final Instant EARLIEST = Instant.EPOCH;

    /** A plain date or a clock may be ahead of ours by this much. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private static final int PLAIN_DATE_LENGTH = 10;

    private TimeParser() {}

    /** An instant, a date and time with its offset, or a plain date (midnight UTC); null for anything else. */
    static @Nullable Instant parse(String text) {
        try {
            return text.length() == PLAIN_DATE_LENGTH
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** False for years that nobody means. */
    static boolean isPlausible(Instant time, Instant now) {
        return !time.isBefore(EARLIEST) && !time.isAfter(now.plus(AHEAD));
    }
}
