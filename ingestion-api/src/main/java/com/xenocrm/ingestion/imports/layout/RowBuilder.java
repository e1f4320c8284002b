package com.xenocrm.ingestion.imports.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import com.xenocrm.ingestion.imports.export.OrderStatusWords;
import com.xenocrm.ingestion.imports.format.CellReader;
import com.xenocrm.ingestion.row.RowProblem;
import com.xenocrm.kit.money.CurrencyUnit;

/** Builds the JSON row from the cells of a line, or of all lines of an order. */
final class RowBuilder {

    private static final String NAME = "name";
    private static final String PRODUCTS = "products";
    private static final String PRODUCT_ID = "product_id";
    private static final String STATUS = "status";
    private static final String REFUNDED_AMOUNT = "refunded_amount";

    private final FileLayout layout;
    private final CellReader reader;
    private final CurrencyUnit currency;
    private final ObjectNode row = JsonNodeFactory.instance.objectNode();
    private final List<String> nameParts = new ArrayList<>();
    private final ArrayNode products = JsonNodeFactory.instance.arrayNode();

    RowBuilder(FileLayout layout, List<String> first, CellReader reader, CurrencyUnit shopCurrency) {
        this.layout = layout;
        this.reader = reader;
        this.currency = currency(layout, first, shopCurrency);
    }

    /** Returns the row; empty cells are left out. */
    ObjectNode build(List<List<String>> lines) {
        List<String> first = lines.getFirst();
        lines.forEach(this::addProduct);
        lines.forEach(cells -> compare(first, cells));
        for (int at = 0; at < first.size(); at++) {
            add(layout.columns().get(at), first.get(at));
        }
        if (!nameParts.isEmpty()) {
            row.put(NAME, String.join(" ", nameParts));
        }
        if (!products.isEmpty()) {
            row.set(PRODUCTS, products);
        }
        if (layout.origin() != null
                && OrderStatusWords.REFUNDED.equals(row.path(STATUS).asString(""))) {
            row.remove(REFUNDED_AMOUNT);
        }
        return row;
    }

    private void add(Column column, String cell) {
        if (cell.isBlank()) {
            return;
        }
        switch (column.type()) {
            case NOTHING, PRODUCT, CONSENT -> {}
            case NAME_PART -> nameParts.add(cell.strip());
            case CANCELLED -> row.set(STATUS, value(column, cell));
            case STATUS -> row.putIfAbsent(STATUS, value(column, cell));
            default -> row.set(column.field(), value(column, cell));
        }
    }

    private void addProduct(List<String> cells) {
        ObjectNode product = JsonNodeFactory.instance.objectNode();
        for (int at = 0; at < cells.size(); at++) {
            Column column = layout.columns().get(at);
            if (column.type() == CellType.PRODUCT && !cells.get(at).isBlank()) {
                product.set(column.field(), value(column, cells.get(at)));
            }
        }
        if (layout.origin() != null && product.has(NAME)) {
            product.putIfAbsent(PRODUCT_ID, product.get(NAME));
        }
        if (!product.isEmpty()) {
            products.add(product);
        }
    }

    /** Checks that cells about the order are equal in all its lines, or only present in the first. */
    private void compare(List<String> first, List<String> cells) {
        for (int at = 0; at < cells.size(); at++) {
            Column column = layout.columns().get(at);
            boolean ofOrder = column.type() != CellType.PRODUCT && column.type() != CellType.NOTHING;
            if (ofOrder && !cells.get(at).isBlank() && !cells.get(at).equals(first.get(at))) {
                throw new RowProblem(column.header(), "differs between the lines of the order");
            }
        }
    }

    private JsonNode value(Column column, String cell) {
        CellForm form = CellType.isCleared(cell) ? CellForm.OTHER : CellForm.of(column, layout.kind());
        String header = column.header();
        return switch (form) {
            case MONEY -> StringNode.valueOf(reader.money(header, cell, currency));
            case NUMBER -> column.type().number(reader.number(header, cell));
            case DATE -> StringNode.valueOf(reader.date(header, cell));
            case OTHER -> column.type().read(header, cell);
        };
    }

    /** Returns the row's currency if it names one, else the shop's. */
    private static CurrencyUnit currency(FileLayout layout, List<String> cells, CurrencyUnit shopCurrency) {
        for (int at = 0; at < layout.columns().size(); at++) {
            if (layout.columns().get(at).field().equals("currency")) {
                Optional<CurrencyUnit> named = CurrencyUnit.named(cells.get(at).strip());
                return named.orElse(shopCurrency);
            }
        }
        return shopCurrency;
    }
}
