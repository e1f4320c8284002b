package com.xenocrm.ingestion.imports.layout;

import com.xenocrm.ingestion.imports.export.Consent;

/**
 * Column of a file with the target of its cells.
 *
 * @param header name as in the file
 * @param field field, attribute or signal of consent; empty if the column is ignored
 */
public record Column(String header, String field, CellType type) {

    /** Returns the column of a field; a field that is computed is ignored. */
    static Column of(String header, String field) {
        CellType type = CellType.of(field);
        return new Column(header, type == CellType.NOTHING ? "" : field, type);
    }

    /** Returns the field or attribute, or the path of a product's field; empty if the column is ignored. */
    public String goal() {
        return switch (type) {
            case CONSENT -> Consent.ATTRIBUTE;
            case PRODUCT -> "products." + field;
            case CANCELLED -> "status";
            default -> field;
        };
    }
}
