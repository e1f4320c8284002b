package com.xenocrm.ingestion.intake;

/** Names of rows in requests: of the array that may contain them, and of a row in a refusal. */
public enum RowKind {
    CUSTOMERS("customers", "customer"),
    ORDERS("orders", "order"),
    RECEIPTS("receipts", "receipt");

    private final String plural;
    private final String singular;

    RowKind(String plural, String singular) {
        this.plural = plural;
        this.singular = singular;
    }

    /** Returns the name of the array, such as {@code customers}. */
    public String plural() {
        return plural;
    }

    /** Returns the name of a row, such as {@code customer}. */
    public String singular() {
        return singular;
    }
}
