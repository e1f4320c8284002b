package com.xenocrm.ingestion.row;

import org.jspecify.annotations.Nullable;

/** How the shop's own identifiers look. */
public final class Identifiers {

    private static final int LONGEST_CUSTOMER_ID = 64;
    private static final int LONGEST_ORDER_ID = 128;

    private Identifiers() {}

    /** A customer's identifier: never with an {@code @}, so that no email can be taken for one. */
    public static @Nullable String customerId(Row row, Field field) {
        return row.identifier(
                field,
                Identifiers::isCustomerId,
                "must be 1 to 64 letters, digits, dots, underscores, colons or hyphens");
    }

    /** An order's identifier. */
    public static @Nullable String orderId(Row row, Field field) {
        return row.identifier(
                field,
                id -> TextRules.isToken(id, LONGEST_ORDER_ID),
                "must be 1 to 128 ASCII characters without spaces");
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
                                || c == '-');
    }
}
