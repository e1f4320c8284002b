package com.xenocrm.ingestion.row;

/** One row is not valid; the others go on. Cheap to throw: a request may hold a thousand. */
public final class RowProblem extends RuntimeException {

    private final String field;
    private final String fault;

    /** @param field the field as the row spells it; empty for the whole row */
    public RowProblem(String field, String fault) {
        super(field.isEmpty() ? fault : field + ": " + fault, null, false, false);
        this.field = field;
        this.fault = fault;
    }

    RowProblem(String fault) {
        this("", fault);
    }

    /** The field and its fault, for the one who sent the row. */
    public String description() {
        return String.valueOf(getMessage());
    }

    /** The field; empty for the whole row. */
    public String field() {
        return field;
    }

    public String fault() {
        return fault;
    }
}
