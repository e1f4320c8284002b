package com.xenocrm.ingestion.row;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import com.xenocrm.kit.money.CurrencyUnit;
import com.xenocrm.kit.text.EmailAddress;
import com.xenocrm.kit.text.InvalidTextException;
import com.xenocrm.kit.text.PlainText;

/** JSON object of a request, read field by field; every getter refuses the row if the value is invalid. */
public final class Row extends RowFields {

    /** Exclusive upper bound of amounts of money. */
    public static final BigDecimal MONEY_BOUND = new BigDecimal("1000000000000");

    private static final int RATE_DECIMALS = 12;

    private final Instant now;

    /** Creates a row.
     * @param now current time, the approximate upper limit of times
     */
    public Row(JsonNode json, Instant now) {
        this(json, now, "");
    }

    private Row(JsonNode json, Instant now, String path) {
        super(json, path);
        this.now = now;
    }

    /** Returns text in its normal form, or an integer as text; null if nothing of it is visible. */
    public @Nullable String text(Field field, int longest) {
        JsonNode value = find(field);
        if (value == null) {
            return null;
        }
        if (!value.isString() && !value.isIntegralNumber()) {
            throw problem(field, "must be text");
        }
        try {
            String text = PlainText.normalise(value.asString(), longest);
            return text.isEmpty() ? null : text;
        } catch (InvalidTextException e) {
            throw problem(field, e.fault());
        }
    }

    /**
     * Returns text that may consist of digits, such as a phone number or an identifier; refuses a number that a
     * spreadsheet has rounded.
     */
    public @Nullable String code(Field field, int longest) {
        String code = text(field, longest);
        if (code != null && Identifiers.isRoundedNumber(code)) {
            throw problem(field, "was rounded by a spreadsheet, so its digits are lost");
        }
        return code;
    }

    /** Returns an identifier that satisfies a predicate. */
    public @Nullable String identifier(Field field, Predicate<String> wellFormed, String fault) {
        String id = code(field, Integer.MAX_VALUE);
        if (id != null && !wellFormed.test(id)) {
            throw problem(field, fault);
        }
        return id;
    }

    /** Returns a normalised email address. */
    public @Nullable String email(Field field) {
        JsonNode value = find(field);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            throw problem(field, "must be text");
        }
        try {
            return isBlank(value) ? null : EmailAddress.normalise(value.stringValue());
        } catch (InvalidTextException e) {
            throw problem(field, e.fault());
        }
    }

    /** Returns an amount that is not negative, with the currency's decimals. */
    public @Nullable BigDecimal money(Field field, CurrencyUnit currency) {
        BigDecimal number = number(field);
        String fault = number == null ? null : DecimalParser.moneyFault(number, currency);
        if (fault != null) {
            throw problem(field, fault);
        }
        return number == null ? null : currency.round(number);
    }

    /** Returns a number that is more than zero. */
    public @Nullable BigDecimal positive(Field field) {
        BigDecimal number = number(field);
        if (number != null
                && (number.signum() <= 0 || number.compareTo(MONEY_BOUND) >= 0 || number.scale() > RATE_DECIMALS)) {
            throw problem(
                    field,
                    "must be more than 0 and less than " + MONEY_BOUND + ", with at most " + RATE_DECIMALS
                            + " decimals");
        }
        return number;
    }

    /** Returns a whole number within bounds. */
    public @Nullable Integer count(Field field, int least, int most) {
        BigDecimal number = number(field);
        if (number == null) {
            return null;
        }
        if (!DecimalParser.isWhole(number, least, most)) {
            throw problem(field, "must be a whole number from " + least + " to " + most);
        }
        return number.intValue();
    }

    /** Returns an ISO 8601 time; a plain date means midnight UTC. */
    public @Nullable Instant time(Field field) {
        JsonNode value = find(field);
        if (value == null || isBlank(value)) {
            return null;
        }
        Instant time = value.isString() ? TimeParser.parse(value.stringValue().strip()) : null;
        if (time == null) {
            throw problem(field, "must be an ISO-8601 date, or date and time with its offset");
        }
        if (!TimeParser.isPlausible(time, now)) {
            throw problem(field, "is before 1970 or in the future");
        }
        return time;
    }

    /** Returns the rows of an array; empty if the field is missing. */
    public List<Row> rows(Field field, int most) {
        JsonNode array = array(field, most);
        List<Row> rows = new ArrayList<>(array == null ? 0 : array.size());
        for (int index = 0; array != null && index < array.size(); index++) {
            rows.add(new Row(array.get(index), now, pathTo(spelling(field)) + "[" + index + "]"));
        }
        return rows;
    }

    /** Returns the array; null if the field is missing. */
    public @Nullable JsonNode array(Field field, int most) {
        JsonNode value = find(field);
        if (value == null) {
            return null;
        }
        if (!value.isArray()) {
            throw problem(field, "must be an array");
        }
        if (value.size() > most) {
            throw problem(field, "holds more than " + most + " elements");
        }
        return value;
    }

    private @Nullable BigDecimal number(Field field) {
        JsonNode value = find(field);
        if (value == null || isBlank(value)) {
            return null;
        }
        BigDecimal number = DecimalParser.parse(value);
        if (number == null) {
            throw problem(field, DecimalParser.FORM);
        }
        return number;
    }

    private static boolean isBlank(JsonNode value) {
        return value.isString() && PlainText.isBlank(value.stringValue());
    }
}
