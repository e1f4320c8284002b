package com.xenocrm.ingestion.imports.layout;

import com.xenocrm.ingestion.imports.export.Consent;

/**
 * Where the cells of a column go.
 *
 * @param header as the file spells it
 * @param field the field, attribute or signal of consent; empty when the column is left out
 */
public record Column(String header, String field, CellType type) {

    /** Returns the field or attribute, a field of a product with its path; empty when the column is left out. */
    public String goal() {
        return switch (type) {
            case CONSENT -> Consent.ATTRIBUTE;
            case PRODUCT -> "products." + field;
            case CANCELLED -> "status";
            default -> field;
        };
    }
}
