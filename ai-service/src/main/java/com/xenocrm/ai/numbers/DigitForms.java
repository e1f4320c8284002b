package com.xenocrm.ai.numbers;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Digits with separators: {@code 1,000}, {@code 1,50,000}, {@code 1.234,56}, {@code 1'000}, {@code 1 000}. */
final class DigitForms {

    private static final Pattern PLAIN = Pattern.compile("\\d+(?:\\.\\d{1,2})?|0\\.\\d+");
    private static final Pattern COMMA_GROUPS =
            Pattern.compile("(?:[1-9]\\d{0,2}(?:,\\d{3})+|[1-9]\\d?(?:,\\d{2})*,\\d{3})(?:\\.\\d+)?");
    private static final Pattern DOT_GROUPS =
            Pattern.compile("[1-9]\\d{0,2}(?:\\.\\d{3}){2,}(?:,\\d+)?|[1-9]\\d{0,2}(?:\\.\\d{3})+,\\d{1,2}");
    private static final Pattern OTHER_GROUPS =
            Pattern.compile("[1-9]\\d{0,2}(?:([' ])\\d{3})(?:\\1\\d{3})*(?:[.,]\\d{1,2})?");

    /** Digits with one group after a dot: a thousand in some countries, a thousandth in others. */
    private static final Pattern ONE_DOT_GROUP = Pattern.compile("[1-9]\\d{0,2}\\.\\d{3}");

    private static final Pattern DECIMAL_COMMA = Pattern.compile("\\d+,\\d{1,2}");
    private static final Pattern ONE_PLACE = Pattern.compile("\\d+,\\d");

    private DigitForms() {}

    /**
     * Reads digits that have one meaning; empty if they have none or several.
     *
     * @param dotsGroup whether dots group digits, as for a currency of a country that writes {@code 1.000,00}
     * @param scaled whether a scale follows, such as {@code k} or {@code lakh}
     */
    static Optional<BigDecimal> read(String digits, boolean dotsGroup, boolean scaled) {
        if (PLAIN.matcher(digits).matches()) {
            return Optional.of(new BigDecimal(digits));
        }
        if (COMMA_GROUPS.matcher(digits).matches()) {
            return Optional.of(new BigDecimal(digits.replace(",", "")));
        }
        if (DOT_GROUPS.matcher(digits).matches()
                || (dotsGroup && !scaled && ONE_DOT_GROUP.matcher(digits).matches())) {
            return Optional.of(withPoint(digits.replace(".", "")));
        }
        if (OTHER_GROUPS.matcher(digits).matches()) {
            return Optional.of(withPoint(digits.replaceAll("[' ]", "")));
        }
        boolean decimalComma = dotsGroup
                ? DECIMAL_COMMA.matcher(digits).matches()
                : scaled && ONE_PLACE.matcher(digits).matches();
        return decimalComma ? Optional.of(withPoint(digits)) : Optional.empty();
    }

    private static BigDecimal withPoint(String digits) {
        return new BigDecimal(digits.replace(',', '.'));
    }
}
