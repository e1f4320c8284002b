package com.xenocrm.ingestion.row;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Format of the shop's identifiers. */
public final class Identifiers {

    private static final int LONGEST_CUSTOMER_ID = 64;
    private static final int LONGEST_ORDER_ID = 128;

    private static final Pattern ROUNDED_NUMBER = Pattern.compile("[0-9](?:[.,][0-9]{1,15}[eE]\\+?|[eE]\\+)[0-9]{2,3}");

    private Identifiers() {}

    /**
     * Returns a customer's identifier; it never contains an {@code @}, so it cannot be confused with an email, and never
     * consists of dots, as such a segment of a path leads elsewhere.
     */
    public static @Nullable String customerId(Row row, Field field) {
        return row.identifier(
                field,
                Identifiers::isCustomerId,
                "must be 1 to 64 letters, digits, dots, underscores, colons or hyphens, and not only dots");
    }

    /** Returns an order's identifier. */
    public static @Nullable String orderId(Row row, Field field) {
        return row.identifier(
                field, id -> isToken(id, LONGEST_ORDER_ID), "must be 1 to 128 ASCII characters without spaces");
    }

    /**
     * Returns whether a spreadsheet has rounded a long number, as in {@code 4.41234E+11}, so that its digits are lost.
     */
    static boolean isRoundedNumber(String text) {
        return ROUNDED_NUMBER.matcher(text).matches();
    }

    /** Returns whether the text has 1 to {@code longest} printable ASCII characters without spaces. */
    public static boolean isToken(String text, int longest) {
        return !text.isEmpty() && text.length() <= longest && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    private static boolean isCustomerId(String id) {
        return id.length() <= LONGEST_CUSTOMER_ID
                && id.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= '0' && c <= '9')
                                || c == '.'
                                || c == '_'
                                || c == ':'
                                || c == '-')
                && id.chars().anyMatch(c -> c != '.');
    }
}
