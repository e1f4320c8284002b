package com.xenocrm.ingestion.row;

/**
 * Thrown when one row is invalid; the others are processed. Has no stack trace, as a request may contain a thousand.
 */
public final class RowProblem extends RuntimeException {

    private final String field;
    private final String fault;

    /** Creates the refusal.
     * @param field field as spelled in the row; empty for the whole row
     */
    public RowProblem(String field, String fault) {
        super(field.isEmpty() ? fault : field + ": " + fault, null, false, false);
        this.field = field;
        this.fault = fault;
    }

    RowProblem(String fault) {
        this("", fault);
    }

    /** Returns the field and its error, for the sender. */
    public String description() {
        return String.valueOf(getMessage());
    }

    /** Returns the field; empty for the whole row. */
    public String field() {
        return field;
    }

    public String fault() {
        return fault;
    }
}
