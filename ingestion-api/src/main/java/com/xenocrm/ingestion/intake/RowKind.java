package com.xenocrm.ingestion.intake;

/** What a request's rows are called: the array that may wrap them, and the row itself in a refusal. */
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

    /** Such as {@code customers}. */
    public String plural() {
        return plural;
    }

    /** Such as {@code customer}. */
    public String singular() {
        return singular;
    }
}
