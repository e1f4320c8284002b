package com.xenocrm.ingestion.imports.csv;

import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import com.xenocrm.ingestion.row.RowProblem;

/** What the rows of a file are, and where each of their cells goes. */
public record FileLayout(ImportKind kind, List<Column> columns) {

    private static final String PRODUCTS = "products";

    /** The columns' names, as the file spells them. */
    public List<String> header() {
        return columns.stream().map(Column::header).toList();
    }

    /** A row as it would be sent in JSON; empty cells are left out. */
    public ObjectNode row(List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new RowProblem("row", "has " + cells.size() + " cells, but there are " + columns.size() + " columns");
        }
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        ObjectNode product = JsonNodeFactory.instance.objectNode();
        for (int at = 0; at < cells.size(); at++) {
            Column column = columns.get(at);
            if (column.type() != CellType.NOTHING && !cells.get(at).isBlank()) {
                ObjectNode target = column.type() == CellType.PRODUCT ? product : row;
                target.set(column.field(), column.type().read(column.header(), cells.get(at)));
            }
        }
        if (!product.isEmpty()) {
            row.putArray(PRODUCTS).add(product);
        }
        return row;
    }

    /** Whether some column goes there. */
    boolean has(String field) {
        return fields().anyMatch(field::equals);
    }

    /** Where the columns go, products aside. */
    Stream<String> fields() {
        return columns.stream()
                .filter(column -> column.type() != CellType.NOTHING)
                .map(column -> column.type() == CellType.PRODUCT ? "product " + column.field() : column.field());
    }
}
