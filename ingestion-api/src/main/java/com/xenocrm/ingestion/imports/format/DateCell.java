package com.xenocrm.ingestion.imports.format;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.xenocrm.ingestion.row.RowProblem;

/** Parser of dates in cells, with or without a time: year first, or with the day and month in the file's order. */
final class DateCell {

    private static final String YEAR_FIRST = "(?<year>[0-9]{4})(?<s>[-/.])(?<month>[0-9]{1,2})\\k<s>(?<day>[0-9]{1,2})";
    private static final String YEAR_LAST =
            "(?<first>[0-9]{1,2})(?<t>[-/.])(?<second>[0-9]{1,2})\\k<t>(?<last>[0-9]{4})";
    private static final String TIME =
            "(?:T|,? )(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(?::(?<seconds>[0-9]{2})(?:\\.(?<fraction>[0-9]{1,9}))?)?"
                    + "(?: ?(?<half>[AaPp])[Mm])?";
    private static final String OFFSET = " ?(?<offset>Z|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?)";
    private static final Pattern FORM =
            Pattern.compile("(?:" + YEAR_FIRST + "|" + YEAR_LAST + ")(?<time>" + TIME + "(?:" + OFFSET + ")?)?");
    private static final int MONTHS = 12;
    private static final int DAYS = 31;
    private static final int NANOSECOND_DIGITS = 9;

    private DateCell() {}

    /** Returns the only possible order of this date; {@code UNKNOWN} if both are possible or it is not a date. */
    static DateOrder shownBy(String cell) {
        Matcher parts = FORM.matcher(cell);
        if (!parts.matches() || parts.group("first") == null) {
            return DateOrder.UNKNOWN;
        }
        int first = number(parts, "first");
        int second = number(parts, "second");
        if (first > MONTHS && first <= DAYS && second <= MONTHS) {
            return DateOrder.DAY_FIRST;
        }
        return second > MONTHS && second <= DAYS && first <= MONTHS ? DateOrder.MONTH_FIRST : DateOrder.UNKNOWN;
    }

    /** Returns the date in ISO form, with an offset if it has a time. */
    static String read(String column, String cell, FileFormat format) {
        Matcher parts = FORM.matcher(cell);
        if (!parts.matches()) {
            throw new RowProblem(column, "must be a date such as 2026-01-31, or 2026-01-31 10:00:00 +0100");
        }
        try {
            LocalDate date = date(parts, format.dateOrder()).orElseThrow(() -> unclear(column, format.dateOrder()));
            return parts.group("time") == null ? date.toString() : moment(column, parts, date, format.zone());
        } catch (DateTimeException _) {
            throw new RowProblem(column, "is not a date in the file's order of day and month");
        }
    }

    private static RowProblem unclear(String column, DateOrder order) {
        return new RowProblem(
                column,
                order == DateOrder.BOTH
                        ? "cannot be read, as the file has dates with the day first and with the month first: give date_order"
                        : "is ambiguous, as no date of the file shows whether the day or the month is first: give date_order");
    }

    private static Optional<LocalDate> date(Matcher parts, DateOrder order) {
        if (parts.group("year") != null) {
            return Optional.of(LocalDate.of(number(parts, "year"), number(parts, "month"), number(parts, "day")));
        }
        int first = number(parts, "first");
        int second = number(parts, "second");
        int year = number(parts, "last");
        if (first == second) {
            return Optional.of(LocalDate.of(year, first, second));
        }
        return switch (order) {
            case DAY_FIRST -> Optional.of(LocalDate.of(year, second, first));
            case MONTH_FIRST -> Optional.of(LocalDate.of(year, first, second));
            case BOTH, UNKNOWN -> Optional.empty();
        };
    }

    private static String moment(String column, Matcher parts, LocalDate date, @Nullable ZoneId zone) {
        LocalDateTime time = date.atTime(time(parts));
        String offset = parts.group("offset");
        if (offset != null) {
            return time.toInstant(offset(offset)).toString();
        }
        if (zone == null) {
            throw new RowProblem(column, "has a time without an offset such as +0100: give time_zone");
        }
        if (zone.getRules().getValidOffsets(time).isEmpty()) {
            throw new RowProblem(column, "does not exist in " + zone + ", where the clocks were put forward");
        }
        return time.atZone(zone).toInstant().toString();
    }

    private static LocalTime time(Matcher parts) {
        int hour = number(parts, "hour");
        String half = parts.group("half");
        if (half != null) {
            if (hour < 1 || hour > MONTHS) {
                throw new DateTimeException("No hour of half a day");
            }
            hour = hour % MONTHS + (half.equalsIgnoreCase("p") ? MONTHS : 0);
        }
        return LocalTime.of(
                hour,
                number(parts, "minute"),
                parts.group("seconds") == null ? 0 : number(parts, "seconds"),
                parts.group("fraction") == null ? 0 : nanoseconds(parts.group("fraction")));
    }

    private static int nanoseconds(String fraction) {
        return Integer.parseInt((fraction + "00000000").substring(0, NANOSECOND_DIGITS));
    }

    private static ZoneOffset offset(String offset) {
        return offset.startsWith("+") || offset.startsWith("-") ? ZoneOffset.of(offset) : ZoneOffset.UTC;
    }

    /** Returns whether the cell has the form of a date. */
    static boolean isDate(String cell) {
        return FORM.matcher(cell).matches();
    }

    private static int number(Matcher parts, String group) {
        return Integer.parseInt(parts.group(group));
    }
}
