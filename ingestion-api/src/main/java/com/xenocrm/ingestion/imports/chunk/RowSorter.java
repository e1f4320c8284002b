package com.xenocrm.ingestion.imports.chunk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.CustomerReceived;
import com.xenocrm.contracts.message.OrderReceived;
import com.xenocrm.ingestion.customers.CustomerRows;
import com.xenocrm.ingestion.imports.csv.PackedRows;
import com.xenocrm.ingestion.imports.format.CellReader;
import com.xenocrm.ingestion.imports.format.FileFormat;
import com.xenocrm.ingestion.imports.layout.FileLayout;
import com.xenocrm.ingestion.intake.RowReader;
import com.xenocrm.ingestion.orders.OrderRows;
import com.xenocrm.ingestion.row.Row;
import com.xenocrm.ingestion.row.RowProblem;
import com.xenocrm.kit.money.CurrencyUnit;

/** Reads every row of a chunk by the rules of the kind of record that it is. */
public final class RowSorter {

    private final FileLayout layout;
    private final CellReader cells;
    private final CurrencyUnit shopCurrency;

    public RowSorter(FileLayout layout, FileFormat format, CurrencyUnit shopCurrency) {
        this.layout = layout;
        this.cells = new CellReader(format);
        this.shopCurrency = shopCurrency;
    }

    /**
     * Returns the chunk's messages and rejected rows.
     *
     * @param file tells the orders of this file apart from those of another, where they have no ids
     */
    public SortedRows sort(Chunk chunk, String file) {
        return switch (layout.kind()) {
            case CUSTOMERS -> sort(chunk, line -> new CustomerRows(line::version, shopCurrency), CustomerReceived::new);
            case ORDERS ->
                sort(
                        chunk,
                        line -> new OrderRows(line::version, shopCurrency, file + ":" + line.number()),
                        OrderReceived::new);
        };
    }

    private <T> SortedRows sort(
            Chunk chunk, Function<Line, RowReader<T>> readers, Function<List<T>, CrmMessage> message) {
        List<T> records = new ArrayList<>();
        PackedRows rejected = new PackedRows();
        PackedRows.unpack(chunk.rows().getData(), row -> {
            Line line = new Line(row.line(), chunk.firstVersion() + records.size() + rejected.count());
            try {
                Row read = new Row(layout.row(row.cells(), cells, shopCurrency), chunk.storedAt());
                records.add(readers.apply(line).read(read));
            } catch (RowProblem problem) {
                List<String> original = new ArrayList<>(row.cells());
                original.addFirst(problem.description());
                rejected.add(row.line(), original);
            }
        });
        return new SortedRows(CrmMessage.split(records, message), records.size(), rejected);
    }

    private record Line(long number, long version) {}
}
