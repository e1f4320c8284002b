package com.xenocrm.ingestion.imports.layout;

/** Format of a column's cells, as far as it depends on the file. */
enum CellForm {
    MONEY,
    NUMBER,
    DATE,
    /** Independent of the file. */
    OTHER;

    /** Returns the format of the cells of a column in a file of this kind. */
    static CellForm of(Column column, ImportKind kind) {
        return switch (column.type()) {
            case NUMBER -> NUMBER;
            case TEXT -> kind.field(column.field()).map(CellForm::ofField).orElse(OTHER);
            case PRODUCT -> ofField(column.field());
            case BOOLEAN, LIST, JSON, CODE, NAME_PART, CONSENT, STATUS, CANCELLED, NOTHING -> OTHER;
        };
    }

    private static CellForm ofField(String field) {
        return switch (field) {
            case "total_spend", "total_price", "refunded_amount", "price" -> MONEY;
            case "visits_count", "quantity", "exchange_rate" -> NUMBER;
            case "last_active_at", "order_date" -> DATE;
            default -> OTHER;
        };
    }
}
