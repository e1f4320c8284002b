package com.xenocrm.ingestion.row;

/** One row is not valid; the others go on. Cheap to throw: a request may hold a thousand. */
public final class RowProblem extends RuntimeException {

    private final String description;

    /** @param field the field as the row spells it */
    public RowProblem(String field, String fault) {
        this(field + ": " + fault);
    }

    RowProblem(String description) {
        super(description, null, false, false);
        this.description = description;
    }

    /** The field and its fault, for the one who sent the row. */
    public String description() {
        return description;
    }
}
