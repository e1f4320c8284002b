package com.xenocrm.kit.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;

/**
 * Currency of ISO 4217.
 *
 * @param code three capital letters
 * @param decimals number of digits after the decimal mark: 2 for USD, 0 for JPY, 3 for KWD
 */
public record CurrencyUnit(String code, int decimals) {

    /** Returns the currency of this code; empty if there is none, or if it has no decimals, as gold (XAU). */
    public static Optional<CurrencyUnit> of(String code) {
        try {
            int decimals = Currency.getInstance(code).getDefaultFractionDigits();
            return decimals < 0 ? Optional.empty() : Optional.of(new CurrencyUnit(code, decimals));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Rounds the amount to the currency's decimals, half up. */
    public BigDecimal round(BigDecimal amount) {
        return amount.setScale(decimals, RoundingMode.HALF_UP);
    }
}
