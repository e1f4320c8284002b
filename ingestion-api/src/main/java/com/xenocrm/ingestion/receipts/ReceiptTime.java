package com.xenocrm.ingestion.receipts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Parser of vendors' times: ISO 8601 with an offset, a plain date, or seconds or milliseconds since the epoch. */
final class ReceiptTime {

    private static final Pattern EPOCH = Pattern.compile("-?\\d{1,20}(\\.\\d{1,20})?");
    private static final Pattern PLAIN_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final DateTimeFormatter WITH_OFFSET = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][X]")
            .toFormatter();

    /** Smallest number of milliseconds: as seconds the year 5138, as milliseconds March 1973. */
    private static final double LEAST_MILLISECONDS = 1e11;

    private static final double LATEST = 1e15;

    private ReceiptTime() {}

    /** Reads a time; null for anything else. */
    static @Nullable Instant read(JsonNode given) {
        if (given.isNumber()) {
            return ofEpoch(given.decimalValue().doubleValue());
        }
        String text = given.isString() ? given.stringValue().strip() : "";
        try {
            return EPOCH.matcher(text).matches() ? ofEpoch(Double.parseDouble(text)) : ofIso(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static Instant ofIso(String text) {
        return PLAIN_DATE.matcher(text).matches()
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : OffsetDateTime.parse(text, WITH_OFFSET).toInstant();
    }

    private static @Nullable Instant ofEpoch(double time) {
        if (Math.abs(time) >= LATEST) {
            return null;
        }
        return Instant.ofEpochMilli(Math.round(Math.abs(time) >= LEAST_MILLISECONDS ? time : time * 1_000));
    }
}
