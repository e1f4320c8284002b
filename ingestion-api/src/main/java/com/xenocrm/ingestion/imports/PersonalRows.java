package com.xenocrm.ingestion.imports;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.springframework.stereotype.Component;

import com.xenocrm.customerdata.customer.PersonalIdentifiers;
import com.xenocrm.ingestion.imports.chunk.ImportChunks;
import com.xenocrm.ingestion.imports.chunk.RejectedRows;
import com.xenocrm.ingestion.imports.chunk.RowSorter;
import com.xenocrm.ingestion.imports.csv.PackedRows;
import com.xenocrm.ingestion.imports.csv.PackedRows.PackedRow;
import com.xenocrm.ingestion.imports.layout.FileLayout;
import com.xenocrm.ingestion.imports.status.Imports;
import com.xenocrm.kit.text.EmailAddress;

/** Finds rejected rows of imports that name one person by address or identifier. */
@Component
public class PersonalRows {

    private static final String CUSTOMER_ID = "customer_id";

    private final Imports imports;
    private final ImportChunks chunks;

    PersonalRows(Imports imports, ImportChunks chunks) {
        this.imports = imports;
        this.chunks = chunks;
    }

    /** Passes each row with its import to the consumer. */
    public void each(PersonalIdentifiers person, Consumer<PersonalRow> rows) {
        Map<String, FileLayout> layouts = new ConcurrentHashMap<>();
        chunks.eachWithRejected(chunk -> {
            FileLayout layout = layout(chunk, layouts);
            PackedRows.unpack(chunk.rows().getData(), row -> {
                if (names(row, layout, person)) {
                    rows.accept(new PersonalRow(
                            chunk.importId(),
                            row.line(),
                            row.cells().getFirst(),
                            row.cells().subList(1, row.cells().size())));
                }
            });
        });
    }

    /** Removes the content of each row, which still counts; returns false if another erasure changed rows meanwhile. */
    public boolean withhold(PersonalIdentifiers person) {
        AtomicBoolean complete = new AtomicBoolean(true);
        Map<String, FileLayout> layouts = new ConcurrentHashMap<>();
        chunks.eachWithRejected(chunk -> {
            FileLayout layout = layout(chunk, layouts);
            PackedRows kept = new PackedRows();
            AtomicBoolean changed = new AtomicBoolean();
            PackedRows.unpack(chunk.rows().getData(), row -> {
                if (names(row, layout, person)) {
                    kept.add(row.line(), RowSorter.withheld(layout));
                    changed.set(true);
                } else {
                    kept.add(row.line(), row.cells());
                }
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

    /** Returns whether the row names the person; its first cell is the reason. */
    private static boolean names(PackedRow row, FileLayout layout, PersonalIdentifiers person) {
        for (int at = 1; at < row.cells().size(); at++) {
            String cell = row.cells().get(at).strip();
            boolean identifier = at <= layout.columns().size()
                    && layout.columns().get(at - 1).field().equals(CUSTOMER_ID);
            if (identifier ? person.ids().contains(cell) : person.emails().contains(EmailAddress.storedForm(cell))) {
                return true;
            }
        }
        return false;
    }

    /** Rejected row of a file. */
    public record PersonalRow(String importId, long line, String error, List<String> cells) {}
}
