package com.xenocrm.ingestion.row;

import java.math.BigDecimal;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import com.xenocrm.kit.money.CurrencyUnit;

/**
 * Parser of plain decimals, as JSON numbers or as strings: ASCII digits, on both sides of the point if there is one; no
 * exponent, no plus sign, no grouping.
 */
final class DecimalParser {

    static final String FORM = "must be a plain number such as 1234.5";

    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,40}(?:\\.[0-9]{1,40})?");

    private DecimalParser() {}

    /** Returns the number; null if the value is not one. */
    static @Nullable BigDecimal parse(JsonNode value) {
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            return NumberTokens.hasExponent(number) ? null : number;
        }
        String text = value.isString() ? value.stringValue().strip() : "";
        return PLAIN.matcher(text).matches() ? new BigDecimal(text) : null;
    }

    /** Returns the reason why this number is not an amount in this currency; null if it is one. */
    static @Nullable String moneyFault(BigDecimal number, CurrencyUnit currency) {
        if (number.signum() < 0) {
            return "must not be negative";
        }
        if (number.compareTo(Row.MONEY_BOUND) >= 0) {
            return "must be less than " + Row.MONEY_BOUND;
        }
        if (number.scale() > currency.decimals()) {
            return "has more decimals than " + currency.code() + ", which has " + currency.decimals();
        }
        return null;
    }

    /** Returns whether the number is whole and within the bounds. */
    static boolean isWhole(BigDecimal number, int least, int most) {
        return number.compareTo(BigDecimal.valueOf(least)) >= 0
                && number.compareTo(BigDecimal.valueOf(most)) <= 0
                && number.stripTrailingZeros().scale() <= 0;
    }
}
