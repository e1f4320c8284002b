package com.xenocrm.campaigndata.rule;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

import com.xenocrm.campaigndata.rule.Value.Amount;
import com.xenocrm.campaigndata.rule.Value.Day;
import com.xenocrm.campaigndata.rule.Value.Flag;
import com.xenocrm.campaigndata.rule.Value.Moment;
import com.xenocrm.campaigndata.rule.Value.Text;
import com.xenocrm.campaigndata.rule.Value.Time;
import com.xenocrm.kit.text.PlainText;
import com.xenocrm.kit.text.UnicodeText;
import com.xenocrm.kit.web.Refusal;

/** Strict parser of single values; refuses a value of the wrong type with its path. */
final class ValueParser {

    private static final int MAX_TEXT = 256;
    private static final int MAX_DIGITS = 15;
    private static final int MAX_PLACES = 12;
    private static final BigDecimal MAX_DAYS = BigDecimal.valueOf(36_500);
    private static final LocalDate FIRST_DAY = LocalDate.of(1000, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9998, 12, 31);
    /** Text whose point may be a decimal point or group thousands. */
    private static final Pattern AMBIGUOUS = Pattern.compile("-?[0-9]{1,3}\\.[0-9]{3}");

    private static final Pattern LOCAL_TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(?:\\.[0-9]{1,30})?");

    private ValueParser() {}

    static boolean isNumber(JsonNode value) {
        return (value.isNumber() && !(value.isDouble() && Double.isInfinite(value.doubleValue())))
                || (value.isString()
                        && NUMBER.matcher(value.stringValue().strip()).matches());
    }

    /** Returns a number, given as a number or as text. */
    static Amount number(JsonNode value, String path) {
        if (!isNumber(value)) {
            throw Refusal.invalid(path, "must be a number");
        }
        BigDecimal number = value.isNumber()
                ? value.decimalValue()
                : new BigDecimal(value.stringValue().strip());
        if (!isInRange(number)) {
            throw Refusal.invalid(
                    path, "may have at most " + MAX_DIGITS + " digits, " + MAX_PLACES + " of them after the point");
        }
        return new Amount(number);
    }

    static void requireUnambiguous(JsonNode value, String path) {
        if (value.isString() && AMBIGUOUS.matcher(value.stringValue().strip()).matches()) {
            throw Refusal.invalid(path, "is ambiguous, as the point may group thousands: give a JSON number");
        }
    }

    /** Returns the number that a text spells; empty if it spells none. */
    static Optional<Amount> numberIn(Text text) {
        return Optional.of(text.text().strip())
                .filter(digits -> NUMBER.matcher(digits).matches())
                .map(BigDecimal::new)
                .filter(ValueParser::isInRange)
                .map(Amount::new);
    }

    /** Checks the number of digits: within the limits the number is exact as a decimal, as a double and as text. */
    private static boolean isInRange(BigDecimal number) {
        return number.precision() - (long) number.scale() <= MAX_DIGITS
                && number.scale() <= MAX_PLACES
                && number.stripTrailingZeros().precision() <= MAX_DIGITS;
    }

    static Amount days(JsonNode value, String path) {
        Amount days = number(value, path);
        if (!days.isWhole() || days.number().signum() < 0 || days.number().compareTo(MAX_DAYS) > 0) {
            throw Refusal.invalid(path, "must be a whole number of days from 0 to " + MAX_DAYS);
        }
        return days;
    }

    static Text text(JsonNode value, String path) {
        if (!value.isString()) {
            throw Refusal.invalid(path, "must be text");
        }
        String text = value.stringValue();
        if (PlainText.isBlank(text)) {
            throw Refusal.invalid(path, "must not be blank");
        }
        if (UnicodeText.length(text) > MAX_TEXT) {
            throw Refusal.invalid(path, "must have at most " + MAX_TEXT + " characters");
        }
        return new Text(text);
    }

    static Flag flag(JsonNode value, String path) {
        String word = value.isString() ? value.stringValue() : value.toString();
        if (!word.equals("true") && !word.equals("false")) {
            throw Refusal.invalid(path, "must be true or false");
        }
        return new Flag(word.equals("true"));
    }

    /** Returns the boolean that a text spells; empty if it spells none. */
    static Optional<Flag> flagIn(Text text) {
        return text.text().equals("true") || text.text().equals("false")
                ? Optional.of(new Flag(text.text().equals("true")))
                : Optional.empty();
    }

    /** Returns the text, number or boolean unchanged. */
    static Value scalar(JsonNode value, String path) {
        if (value.isNumber()) {
            return number(value, path);
        }
        return value.isBoolean() ? flag(value, path) : text(value, path);
    }

    /** Returns the whole day of an ISO date, or an ISO instant; UTC if no offset is given. */
    static Time time(JsonNode value, String path) {
        String text = value.isString() ? value.stringValue().strip() : "";
        try {
            Time time = text.length() == 10 ? new Day(LocalDate.parse(text)) : new Moment(instant(text));
            LocalDate day = time.from().atOffset(ZoneOffset.UTC).toLocalDate();
            if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
                throw Refusal.invalid(path, "is not a date between the years 1000 and 9998");
            }
            return time;
        } catch (DateTimeException _) {
            throw Refusal.invalid(path, "must be an ISO date such as 2026-01-31 or 2026-01-31T10:00:00Z");
        }
    }

    /** Refuses a time without its offset: it would be another one in another time zone. */
    static void requireOffset(JsonNode value, String path) {
        if (value.isString() && LOCAL_TIME.matcher(value.stringValue().strip()).matches()) {
            throw Refusal.invalid(path, "needs its offset from UTC, such as 2026-01-31T10:00:00Z");
        }
    }

    private static Instant instant(String text) {
        boolean zoned = text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10;
        return zoned
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
}
