package com.xenocrm.ingestion.imports.layout;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import com.xenocrm.ingestion.imports.format.CellReader;
import com.xenocrm.ingestion.imports.format.FormatDetector;
import com.xenocrm.ingestion.row.RowProblem;
import com.xenocrm.kit.money.CurrencyUnit;
import com.xenocrm.kit.text.EmailAddress;

/** What the rows of a file are, and where each of their cells goes. */
public record FileLayout(ImportKind kind, List<Column> columns) {

    private static final String PRODUCTS = "products";

    /** The columns' names, as the file spells them. */
    public List<String> header() {
        return columns.stream().map(Column::header).toList();
    }

    /** A row as it would be sent in JSON; empty cells are left out. */
    public ObjectNode row(List<String> cells, CellReader reader, CurrencyUnit shopCurrency) {
        if (cells.size() != columns.size()) {
            throw new RowProblem("row", "has " + cells.size() + " cells, but there are " + columns.size() + " columns");
        }
        CurrencyUnit currency = currency(cells, shopCurrency);
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        ObjectNode product = JsonNodeFactory.instance.objectNode();
        for (int at = 0; at < cells.size(); at++) {
            Column column = columns.get(at);
            if (column.type() != CellType.NOTHING && !cells.get(at).isBlank()) {
                ObjectNode target = column.type() == CellType.PRODUCT ? product : row;
                target.set(column.field(), value(column, cells.get(at), reader, currency));
            }
        }
        if (!product.isEmpty()) {
            row.putArray(PRODUCTS).add(product);
        }
        return row;
    }

    /** Shows the cells of a row whose form depends on the file. */
    public void show(List<String> cells, FormatDetector detector) {
        if (cells.size() != columns.size()) {
            return;
        }
        for (int at = 0; at < cells.size(); at++) {
            switch (CellForm.of(columns.get(at), kind)) {
                case MONEY, NUMBER -> detector.number(cells.get(at));
                case DATE -> detector.date(cells.get(at));
                case OTHER -> {}
            }
        }
    }

    /** Returns whether the text is certainly a value of this column: an address, a number or a date where one belongs. */
    public boolean recognises(int column, String text) {
        Column wanted = columns.get(column);
        return wanted.field().equals("email")
                ? EmailAddress.isValid(text)
                : CellForm.of(wanted, kind) != CellForm.OTHER && CellReader.isNumberOrDate(text);
    }

    /** Returns whether some column goes there. */
    boolean has(String field) {
        return fields().anyMatch(field::equals);
    }

    /** Where the columns go, products aside. */
    Stream<String> fields() {
        return columns.stream()
                .filter(column -> column.type() != CellType.NOTHING)
                .map(column -> column.type() == CellType.PRODUCT ? "product " + column.field() : column.field());
    }

    private JsonNode value(Column column, String cell, CellReader reader, CurrencyUnit currency) {
        CellForm form = CellType.isCleared(cell) ? CellForm.OTHER : CellForm.of(column, kind);
        String header = column.header();
        return switch (form) {
            case MONEY -> StringNode.valueOf(reader.money(header, cell, currency));
            case NUMBER -> column.type().number(reader.number(header, cell));
            case DATE -> StringNode.valueOf(reader.date(header, cell));
            case OTHER -> column.type().read(header, cell);
        };
    }

    /** The currency that the row names, if it is one; else the shop's. */
    private CurrencyUnit currency(List<String> cells, CurrencyUnit shopCurrency) {
        for (int at = 0; at < columns.size(); at++) {
            if (columns.get(at).field().equals("currency")) {
                Optional<CurrencyUnit> named =
                        CurrencyUnit.of(cells.get(at).strip().toUpperCase(Locale.ROOT));
                return named.orElse(shopCurrency);
            }
        }
        return shopCurrency;
    }
}
