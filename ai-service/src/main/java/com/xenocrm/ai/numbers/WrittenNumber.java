package com.xenocrm.ai.numbers;

import java.math.BigDecimal;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Number in a text, between two positions.
 *
 * @param digits digits with their separators; null for a number in words
 * @param spelled value of the words; null for digits and for a number that is not clear
 * @param scale product of words such as {@code k} or {@code lakh}
 * @param sum whether it is a sum of several numbers, such as {@code 3 lakh 50 thousand}
 */
record WrittenNumber(
        int start,
        int end,
        @Nullable String digits,
        @Nullable BigDecimal spelled,
        BigDecimal scale,
        boolean sum,
        Currency currency) {

    /** Currency of an amount. Some countries write {@code 1.000,00}, most {@code 1,000.00}. */
    enum Currency {
        NONE,
        WITH_DECIMAL_POINT,
        WITH_DECIMAL_COMMA
    }

    /** Returns the value, or empty if the number can be read in several ways or in none. */
    Optional<BigDecimal> value() {
        return coefficient().map(number -> number.multiply(scale));
    }

    /** Returns the normalised form: digits after {@link NormalisedText#MONEY} for money. */
    String form() {
        return value().map(BigDecimal::stripTrailingZeros)
                .map(value -> (isMoney() ? NormalisedText.MONEY : "") + value.toPlainString())
                .orElse(NormalisedText.UNCLEAR);
    }

    private boolean isMoney() {
        return currency != Currency.NONE;
    }

    /** Takes the currency from the other end of a range: {@code between €5 and 10}. */
    WrittenNumber inCurrencyOf(WrittenNumber other) {
        return isMoney() ? this : new WrittenNumber(start, end, digits, spelled, scale, sum, other.currency);
    }

    /** Takes currency and scale from the end of a range: {@code between 5 and 10 lakh rupees}. */
    WrittenNumber inUnitOf(WrittenNumber other) {
        WrittenNumber withCurrency = inCurrencyOf(other);
        Optional<BigDecimal> mine = withCurrency.coefficient();
        Optional<BigDecimal> others = other.coefficient();
        boolean isLess = mine.isPresent()
                && others.isPresent()
                && !isScaled()
                && mine.get().compareTo(others.get()) < 0;
        if (!isLess) {
            return withCurrency;
        }
        return other.sum
                ? unclear(end)
                : new WrittenNumber(start, end, digits, spelled, other.scale, sum, withCurrency.currency);
    }

    /** Adds a fraction of the scale; only whole numbers take one. */
    WrittenNumber plus(BigDecimal fraction) {
        Optional<BigDecimal> whole =
                coefficient().filter(number -> number.stripTrailingZeros().scale() <= 0);
        return new WrittenNumber(start, end, null, whole.map(fraction::add).orElse(null), scale, sum, currency);
    }

    /** Marks the text up to this place as a number that is not clear. */
    WrittenNumber unclear(int until) {
        return new WrittenNumber(start, until, null, null, scale, sum, currency);
    }

    private boolean isScaled() {
        return scale.compareTo(BigDecimal.ONE) != 0;
    }

    private Optional<BigDecimal> coefficient() {
        return digits == null
                ? Optional.ofNullable(spelled)
                : DigitForms.read(digits, currency == Currency.WITH_DECIMAL_COMMA, isScaled());
    }
}
