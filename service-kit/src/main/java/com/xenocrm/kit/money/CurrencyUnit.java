package com.xenocrm.kit.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Currency of ISO 4217.
 *
 * @param code three capital letters
 * @param decimals number of digits after the decimal mark: 2 for USD, 0 for JPY, 3 for KWD
 */
public record CurrencyUnit(String code, int decimals) {

    private static final Pattern CODE = Pattern.compile("[A-Za-z]{3}");

    /** Returns the currency of this code; empty if there is none, or if it has no decimals, as gold (XAU). */
    public static Optional<CurrencyUnit> of(String code) {
        try {
            int decimals = Currency.getInstance(code).getDefaultFractionDigits();
            return decimals < 0 ? Optional.empty() : Optional.of(new CurrencyUnit(code, decimals));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Returns the currency of this code in small or capital letters; letters beyond ASCII are none. */
    public static Optional<CurrencyUnit> named(String code) {
        return CODE.matcher(code).matches() ? of(code.toUpperCase(Locale.ROOT)) : Optional.empty();
    }

    /** Rounds the amount to the currency's decimals, half up. */
    public BigDecimal round(BigDecimal amount) {
        return amount.setScale(decimals, RoundingMode.HALF_UP);
    }
}
