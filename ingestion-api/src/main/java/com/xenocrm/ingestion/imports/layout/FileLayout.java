package com.xenocrm.ingestion.imports.layout;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import tools.jackson.databind.node.ObjectNode;

import com.xenocrm.ingestion.imports.export.Consent;
import com.xenocrm.ingestion.imports.export.Origin;
import com.xenocrm.ingestion.imports.export.Origin.SignalColumn;
import com.xenocrm.ingestion.imports.format.CellReader;
import com.xenocrm.ingestion.imports.format.FormatDetector;
import com.xenocrm.ingestion.row.RowProblem;
import com.xenocrm.kit.money.CurrencyUnit;
import com.xenocrm.kit.text.EmailAddress;

/**
 * Layout of a file: the kind of its rows and the targets of its columns.
 *
 * @param origin origin of the file; null if unknown
 */
public record FileLayout(
        ImportKind kind, List<Column> columns, @Nullable Origin origin) {

    private static final String EMAIL = "email";

    @PersistenceCreator
    public FileLayout {}

    FileLayout(ImportKind kind, List<Column> columns) {
        this(kind, columns, null);
    }

    /** Returns the names of the columns as in the file. */
    public List<String> header() {
        return columns.stream().map(Column::header).toList();
    }

    /** Returns a row as it would be sent in JSON; empty cells are left out. */
    public ObjectNode row(List<List<String>> lines, CellReader reader, CurrencyUnit shopCurrency) {
        for (List<String> cells : lines) {
            if (cells.size() != columns.size()) {
                throw new RowProblem(
                        "row", "has " + cells.size() + " cells, but there are " + columns.size() + " columns");
            }
        }
        ObjectNode row = new RowBuilder(this, lines.getFirst(), reader, shopCurrency).build(lines);
        Consent consent = consent(lines.getFirst());
        if (consent != null) {
            row.put(Consent.ATTRIBUTE, consent.value());
        }
        return row;
    }

    /** Returns whether both lines belong to one order. */
    public boolean isSameOrder(List<String> cells, List<String> next) {
        String order = order(cells);
        return !order.isBlank() && order.equals(order(next));
    }

    /** Returns the order that a line belongs to, if an order may have several lines; else an empty text. */
    public String order(List<String> cells) {
        int at = origin == null || origin.orderColumn() == null ? -1 : header().indexOf(origin.orderColumn());
        return at >= 0 && at < cells.size() ? cells.get(at) : "";
    }

    /** Returns the strongest statement of a row about consent; null if there is none. */
    public @Nullable Consent consent(List<String> cells) {
        if (origin == null || kind != ImportKind.CUSTOMERS) {
            return null;
        }
        Consent strongest = origin.consent();
        for (SignalColumn column : origin.signals()) {
            int at = header().indexOf(column.header());
            if (at >= 0 && at < cells.size()) {
                strongest = Consent.stronger(strongest, column.signal().read(cells.get(at)));
            }
        }
        return strongest;
    }

    /** Returns the cell of a row that holds the customer's address; empty if there is none. */
    public String email(List<String> cells) {
        for (int at = 0; at < columns.size() && at < cells.size(); at++) {
            if (columns.get(at).field().equals(EMAIL)) {
                return cells.get(at);
            }
        }
        return "";
    }

    /** Returns the ignored columns. */
    public List<String> ignored() {
        return columns.stream()
                .filter(column -> column.type() == CellType.NOTHING)
                .map(Column::header)
                .toList();
    }

    /** Passes the cells whose format depends on the file to the detector. */
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

    /** Returns whether the text certainly belongs to this column: an address, number or date in such a column. */
    public boolean recognises(int column, String text) {
        Column wanted = columns.get(column);
        return wanted.field().equals(EMAIL)
                ? EmailAddress.isValid(text)
                : CellForm.of(wanted, kind) != CellForm.OTHER && CellReader.isNumberOrDate(text);
    }

    /** Returns whether any column has this target. */
    boolean has(String field) {
        return columns.stream().anyMatch(column -> column.field().equals(field) && column.type() != CellType.PRODUCT);
    }

    /** Returns the targets that must be unique; fields of products are marked. */
    Stream<String> fields() {
        return columns.stream()
                .filter(column -> switch (column.type()) {
                    case NOTHING, NAME_PART, CONSENT, STATUS, CANCELLED -> false;
                    default -> true;
                })
                .map(column -> column.type() == CellType.PRODUCT ? "product " + column.field() : column.field());
    }
}
