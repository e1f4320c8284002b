package com.xenocrm.ingestion.imports.chunk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.CustomerReceived;
import com.xenocrm.contracts.message.OrderReceived;
import com.xenocrm.ingestion.customers.CustomerRows;
import com.xenocrm.ingestion.imports.csv.FileLayout;
import com.xenocrm.ingestion.imports.csv.PackedRows;
import com.xenocrm.ingestion.intake.RowReader;
import com.xenocrm.ingestion.orders.OrderRows;
import com.xenocrm.ingestion.row.Row;
import com.xenocrm.ingestion.row.RowProblem;
import com.xenocrm.kit.money.CurrencyUnit;

/**
 * A chunk's rows, sorted into messages to publish and rows to reject. The same chunk gives the same messages at every
 * attempt, so publishing them again changes nothing.
 *
 * @param rejected each row with the reason in front
 */
public record SortedRows(List<CrmMessage> messages, int accepted, PackedRows rejected) {

    /**
     * Reads every row by the rules of the kind of record that it is.
     *
     * @param file what tells the orders of this file apart from those of another, where they have no ids
     */
    public static SortedRows of(Chunk chunk, FileLayout layout, String file, CurrencyUnit shopCurrency) {
        return switch (layout.kind()) {
            case CUSTOMERS ->
                sort(chunk, layout, line -> new CustomerRows(line::version, shopCurrency), CustomerReceived::new);
            case ORDERS ->
                sort(
                        chunk,
                        layout,
                        line -> new OrderRows(line::version, shopCurrency, file + ":" + line.number()),
                        OrderReceived::new);
        };
    }

    private static <T> SortedRows sort(
            Chunk chunk,
            FileLayout layout,
            Function<Line, RowReader<T>> readers,
            Function<List<T>, CrmMessage> message) {
        List<T> records = new ArrayList<>();
        PackedRows rejected = new PackedRows();
        PackedRows.unpack(chunk.rows().getData(), row -> {
            Line line = new Line(row.line(), chunk.firstVersion() + records.size() + rejected.count());
            try {
                records.add(readers.apply(line).read(new Row(layout.row(row.cells()), chunk.storedAt())));
            } catch (RowProblem problem) {
                List<String> cells = new ArrayList<>(row.cells());
                cells.addFirst(problem.description());
                rejected.add(row.line(), cells);
            }
        });
        return new SortedRows(CrmMessage.split(records, message), records.size(), rejected);
    }

    private record Line(long number, long version) {}
}
