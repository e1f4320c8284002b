package com.xenocrm.webhook.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reader of the header {@code Retry-After} (RFC 9110): seconds, or a date. */
public final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private RetryAfter() {}

    /** Returns the time before which nothing may be posted, at most so long from now; empty without a readable header. */
    public static Optional<Instant> read(String header, Instant now, Duration longest) {
        Instant latest = now.plus(longest);
        return time(header.strip(), now).map(until -> until.isBefore(latest) ? until : latest);
    }

    private static Optional<Instant> time(String header, Instant now) {
        if (SECONDS.matcher(header).matches()) {
            return Optional.of(now.plusSeconds(Long.parseLong(header)));
        }
        try {
            return Optional.of(ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
