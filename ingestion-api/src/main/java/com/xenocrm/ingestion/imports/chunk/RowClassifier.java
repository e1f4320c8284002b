package com.xenocrm.ingestion.imports.chunk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.CustomerReceived;
import com.xenocrm.contracts.message.OrderReceived;
import com.xenocrm.ingestion.customers.CustomerRows;
import com.xenocrm.ingestion.imports.csv.PackedRows;
import com.xenocrm.ingestion.imports.csv.PackedRows.PackedRow;
import com.xenocrm.ingestion.imports.export.Consent;
import com.xenocrm.ingestion.imports.format.CellReader;
import com.xenocrm.ingestion.imports.format.FileFormat;
import com.xenocrm.ingestion.imports.layout.FileLayout;
import com.xenocrm.ingestion.intake.RowReader;
import com.xenocrm.ingestion.orders.OrderRows;
import com.xenocrm.ingestion.row.Row;
import com.xenocrm.ingestion.row.RowProblem;
import com.xenocrm.kit.money.CurrencyUnit;
import com.xenocrm.kit.text.EmailAddress;
import com.xenocrm.kit.text.InvalidTextException;

/** Divides the rows of a chunk into records and rejected rows, by the rules of their kind. */
public final class RowClassifier {

    private static final String ERASED =
            "row: names a person whose data was erased on request; send a new record by the API";

    private final FileLayout layout;
    private final CellReader cells;
    private final CurrencyUnit shopCurrency;
    private final ErasedLines erased;

    public RowClassifier(FileLayout layout, FileFormat format, CurrencyUnit shopCurrency) {
        this(layout, format, shopCurrency, ErasedLines.NONE);
    }

    public RowClassifier(FileLayout layout, FileFormat format, CurrencyUnit shopCurrency, ErasedLines erased) {
        this.layout = layout;
        this.cells = new CellReader(format);
        this.shopCurrency = shopCurrency;
        this.erased = erased;
    }

    /** Returns a rejected row whose content is not kept. */
    public static List<String> withheld(FileLayout layout) {
        List<String> cells =
                new ArrayList<>(Collections.nCopies(layout.columns().size(), ""));
        cells.addFirst(ERASED);
        return cells;
    }

    /**
     * Returns the chunk's messages and rejected rows.
     *
     * @param file identifier of the file, which distinguishes its orders without ids from those of other files
     */
    public ClassifiedRows classify(Chunk chunk, String file) {
        return switch (layout.kind()) {
            case CUSTOMERS ->
                classify(chunk, line -> new CustomerRows(line::version, shopCurrency), CustomerReceived::new);
            case ORDERS ->
                classify(
                        chunk,
                        line -> new OrderRows(line::version, shopCurrency, file + ":" + line.number()),
                        OrderReceived::new);
        };
    }

    private <T> ClassifiedRows classify(
            Chunk chunk, Function<Line, RowReader<T>> readers, Function<List<T>, CrmMessage> message) {
        List<T> records = new ArrayList<>();
        PackedRows rejected = new PackedRows();
        Map<String, Consent> objections = new HashMap<>();
        Map<String, Consent> erasedObjections = new HashMap<>();
        int rows = 0;
        for (List<PackedRow> lines : records(chunk)) {
            Line line = new Line(lines.getFirst().line(), chunk.firstVersion() + rows);
            rows += lines.size();
            boolean isErased = erased.isPersons(lines);
            note(lines.getFirst().cells(), isErased ? erasedObjections : objections);
            if (isErased) {
                lines.forEach(row -> rejected.add(row.line(), withheld(layout)));
                continue;
            }
            try {
                List<List<String>> together =
                        lines.stream().map(PackedRow::cells).toList();
                Row read = new Row(layout.row(together, cells, shopCurrency), chunk.storedAt());
                records.add(readers.apply(line).read(read));
            } catch (RowProblem problem) {
                lines.forEach(row -> reject(row, problem, rejected));
            }
        }
        return new ClassifiedRows(
                CrmMessage.split(records, message), rows - rejected.count(), rejected, objections, erasedObjections);
    }

    /** Returns the lines of each record: several if the file has one line per product of an order. */
    private List<List<PackedRow>> records(Chunk chunk) {
        List<List<PackedRow>> records = new ArrayList<>();
        PackedRows.unpack(chunk.rows().getData(), row -> {
            boolean continued = !records.isEmpty()
                    && layout.isSameOrder(records.getLast().getLast().cells(), row.cells());
            if (!continued) {
                records.add(new ArrayList<>());
            }
            records.getLast().add(erased.withoutAddress(row, layout));
        });
        return records;
    }

    /** Records an objection, which counts whatever else is in the row. */
    private void note(List<String> row, Map<String, Consent> objections) {
        Consent consent = layout.consent(row);
        if (consent != null && consent.isObjection()) {
            try {
                objections.merge(EmailAddress.normalise(layout.email(row)), consent, Consent::stronger);
            } catch (InvalidTextException _) {
                return; // the row is rejected because of its address
            }
        }
    }

    private static void reject(PackedRow row, RowProblem problem, PackedRows rejected) {
        List<String> original = new ArrayList<>(row.cells());
        original.addFirst(problem.description());
        rejected.add(row.line(), original);
    }

    private record Line(long number, long version) {}
}
