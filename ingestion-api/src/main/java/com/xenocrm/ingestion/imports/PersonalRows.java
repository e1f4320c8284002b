package com.xenocrm.ingestion.imports;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.springframework.stereotype.Component;

import com.xenocrm.customerdata.customer.PersonalIdentifiers;
import com.xenocrm.customerdata.erasure.ErasedRecords.Identifiers;
import com.xenocrm.customerdata.order.CustomerOrders;
import com.xenocrm.ingestion.imports.chunk.ImportChunks;
import com.xenocrm.ingestion.imports.chunk.RejectedRows;
import com.xenocrm.ingestion.imports.chunk.RowClassifier;
import com.xenocrm.ingestion.imports.chunk.RowIdentifiers;
import com.xenocrm.ingestion.imports.csv.PackedRows;
import com.xenocrm.ingestion.imports.csv.PackedRows.PackedRow;
import com.xenocrm.ingestion.imports.layout.FileLayout;
import com.xenocrm.ingestion.imports.layout.ImportKind;
import com.xenocrm.ingestion.imports.status.Imports;
import com.xenocrm.kit.text.EmailAddress;

/** Finds rejected rows of imports that name one person by address or identifier. */
@Component
public class PersonalRows {

    private final Imports imports;
    private final ImportChunks chunks;
    private final CustomerOrders orders;

    PersonalRows(Imports imports, ImportChunks chunks, CustomerOrders orders) {
        this.imports = imports;
        this.chunks = chunks;
        this.orders = orders;
    }

    /** Passes each row with its import to the consumer. */
    public void each(PersonalIdentifiers person, Consumer<PersonalRow> rows) {
        Map<String, FileLayout> layouts = new ConcurrentHashMap<>();
        chunks.eachWithRejected(chunk -> {
            FileLayout layout = layout(chunk, layouts);
            PackedRows.unpack(chunk.rows().getData(), row -> {
                if (isOf(person, cells(row), layout)) {
                    rows.accept(new PersonalRow(
                            chunk.importId(), row.line(), row.cells().getFirst(), cells(row)));
                }
            });
        });
    }

    /**
     * Removes the content of each row, which still counts, and the address from the rows of others; returns false if
     * another erasure changed rows meanwhile.
     */
    public boolean withhold(PersonalIdentifiers person) {
        AtomicBoolean complete = new AtomicBoolean(true);
        Map<String, FileLayout> layouts = new ConcurrentHashMap<>();
        chunks.eachWithRejected(chunk -> {
            FileLayout layout = layout(chunk, layouts);
            PackedRows kept = new PackedRows();
            AtomicBoolean changed = new AtomicBoolean();
            PackedRows.unpack(chunk.rows().getData(), row -> {
                List<String> rest = isOf(person, cells(row), layout)
                        ? RowClassifier.withheld(layout)
                        : row.cells().stream()
                                .map(cell -> isAddress(cell, person) ? "" : cell)
                                .toList();
                kept.add(row.line(), rest);
                changed.compareAndSet(false, !rest.equals(row.cells()));
            });
            if (changed.get() && !chunks.replaceRejected(chunk.chunkId(), chunk.rows(), kept.bytes())) {
                complete.set(false);
            }
        });
        return complete.get();
    }

    private FileLayout layout(RejectedRows chunk, Map<String, FileLayout> layouts) {
        return layouts.computeIfAbsent(chunk.importId(), id -> imports.get(id).layout());
    }

    /** Returns whether the row is the person's; a row of the wrong length is, wherever it has the address. */
    private boolean isOf(PersonalIdentifiers person, List<String> cells, FileLayout layout) {
        Identifiers named = RowIdentifiers.of(cells, layout);
        boolean isAtAddress = cells.size() == layout.columns().size()
                ? named.email() != null && person.emails().contains(named.email())
                : cells.stream().anyMatch(cell -> isAddress(cell, person));
        if (layout.kind() == ImportKind.ORDERS
                && named.ids().stream().anyMatch(id -> isAtAddress && orders.isOthers(id, person))) {
            return false;
        }
        return isAtAddress || named.ids().stream().anyMatch(person.ids()::contains);
    }

    private static boolean isAddress(String cell, PersonalIdentifiers person) {
        return person.emails().contains(EmailAddress.storedForm(cell));
    }

    /** Returns the cells of the file, which follow the reason. */
    private static List<String> cells(PackedRow row) {
        return row.cells().subList(1, row.cells().size());
    }

    /** Rejected row of a file. */
    public record PersonalRow(String importId, long line, String error, List<String> cells) {}
}
