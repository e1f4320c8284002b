package com.xenocrm.ingestion.row;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Exact numbers, sent as JSON numbers or as numeric strings. */
final class NumberParser {

    private static final int MONEY_PLACES = 2;

    /** Digits before the point. Also keeps a value such as 1e999999999 from being written out. */
    private static final int MOST_DIGITS = 12;

    private static final int LONGEST_STRING = 32;

    private NumberParser() {}

    /** The number; null when the value is none. */
    static @Nullable BigDecimal parse(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue();
        }
        if (!value.isString() || value.stringValue().length() > LONGEST_STRING) {
            return null;
        }
        try {
            return new BigDecimal(value.stringValue().strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Why this is not an amount of money that we take; null when it is. */
    static @Nullable String faultAsMoney(BigDecimal number) {
        if (number.signum() < 0) {
            return "must not be negative";
        }
        if (number.precision() - (long) number.scale() > MOST_DIGITS) {
            return "is larger than any amount of money";
        }
        if (number.scale() > MONEY_PLACES && number.stripTrailingZeros().scale() > MONEY_PLACES) {
            return "has more than two places after the point";
        }
        return null;
    }

    /** With exactly two places. */
    static BigDecimal asMoney(BigDecimal number) {
        return number.setScale(MONEY_PLACES, RoundingMode.UNNECESSARY);
    }

    static boolean isWholeWithin(BigDecimal number, int least, int most) {
        return number.compareTo(BigDecimal.valueOf(least)) >= 0
                && number.compareTo(BigDecimal.valueOf(most)) <= 0
                && number.stripTrailingZeros().scale() <= 0;
    }
}
