package com.xenocrm.kit.paging;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

import com.xenocrm.kit.web.Refusal;

/** Consecutive days in UTC. */
public record DaySpan(LocalDate first, LocalDate last) {

    /** Default of the request parameter {@code days}. */
    public static final String DEFAULT_DAYS = "30";

    private static final int MAX_DAYS = 366;

    /** Returns this many days up to the day of an instant; throws a 400 for too many. */
    public static DaySpan endingAt(Instant now, int days) {
        if (days < 1 || days > MAX_DAYS) {
            throw Refusal.invalid("days", "must be from 1 to " + MAX_DAYS);
        }
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        return new DaySpan(today.minusDays(days - 1L), today);
    }

    /** Returns the first instant of the first day. */
    public Instant start() {
        return first.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Returns a row for each day, in order. */
    public <T> List<T> rows(Function<LocalDate, T> row) {
        return first.datesUntil(last.plusDays(1)).map(row).toList();
    }
}
