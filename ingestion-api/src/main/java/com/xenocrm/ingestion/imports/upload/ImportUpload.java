package com.xenocrm.ingestion.imports.upload;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.bson.types.Binary;
import org.springframework.http.HttpStatus;

import com.xenocrm.ingestion.imports.chunk.Chunk;
import com.xenocrm.ingestion.imports.chunk.ImportChunks;
import com.xenocrm.ingestion.imports.csv.CsvFile;
import com.xenocrm.ingestion.imports.csv.PackedRows;
import com.xenocrm.ingestion.imports.csv.StrayQuoteDetector;
import com.xenocrm.ingestion.imports.format.FormatDetector;
import com.xenocrm.ingestion.imports.layout.FileLayout;
import com.xenocrm.ingestion.imports.status.Import.StoredFile;
import com.xenocrm.ingestion.imports.status.Imports;
import com.xenocrm.kit.time.VersionClock;
import com.xenocrm.kit.web.Refusal;

/** Storing of a file in chunks, with one chunk in memory. */
final class ImportUpload {

    /** Most lines of an order, which are all in one chunk. */
    private static final int MOST_LINES = 1_000;

    private static final Duration BETWEEN_SIGNS_OF_LIFE = Duration.ofSeconds(5);

    private final String importId;
    private final Imports imports;
    private final ImportChunks chunks;
    private final VersionClock stamps;
    private final Clock clock;
    private final int chunkRows;
    private Instant lastSign;
    private int stored;

    ImportUpload(
            String importId, Imports imports, ImportChunks chunks, VersionClock stamps, Clock clock, int chunkRows) {
        this.importId = importId;
        this.imports = imports;
        this.chunks = chunks;
        this.stamps = stamps;
        this.clock = clock;
        this.chunkRows = chunkRows;
        this.lastSign = clock.instant();
    }

    /** Stores all rows durably. */
    void store(CsvFile file, FileLayout layout, FormatDetector formats) {
        StrayQuoteDetector swallowed = new StrayQuoteDetector(layout.columns().size(), layout::recognises);
        PackedRows rows = new PackedRows();
        StartedOrders orders = new StartedOrders(StartedOrders.MOST);
        List<String> last = List.of();
        int lines = 0;
        for (List<String> row = file.nextRow(swallowed); row != null; row = file.nextRow(swallowed)) {
            layout.show(row, formats);
            lines = layout.isSameOrder(last, row) ? lines + 1 : 1;
            refuseTooMany(lines, file.line());
            if (lines == 1) {
                start(layout.order(row), orders, file.line());
            }
            if (rows.isFull(chunkRows) && lines == 1) {
                store(rows);
                rows = new PackedRows();
            }
            rows.add(file.line(), row);
            last = row;
            recordProgress();
        }
        if (rows.count() > 0) {
            store(rows);
        }
        if (stored == 0) {
            throw new Refusal(HttpStatus.BAD_REQUEST, "EMPTY_FILE", "The file has no rows", null);
        }
        if (!imports.stored(
                importId, new StoredFile(file.bytes(), file.hash(), stored, clock.instant(), formats.found()))) {
            throw notWanted();
        }
    }

    private static void start(String order, StartedOrders orders, long line) {
        if (!orders.start(order)) {
            throw malformed(
                    "Line %d belongs to an order whose other lines are not directly above: sort the file by order",
                    line);
        }
        if (orders.isFull()) {
            throw malformed(
                    "Line %d begins order number 1,000,000, up to which the lines of one order can be told: split the file",
                    line);
        }
    }

    private static void refuseTooMany(int lines, long line) {
        if (lines > MOST_LINES) {
            throw malformed("Line %d belongs to an order with more than " + MOST_LINES + " lines", line);
        }
    }

    private static Refusal malformed(String reason, long line) {
        return new Refusal(HttpStatus.BAD_REQUEST, "MALFORMED_CSV", reason.formatted(line), Map.of("line", line));
    }

    private void store(PackedRows rows) {
        chunks.store(
                new Chunk(importId, stored, stamps.next(rows.count()), clock.instant(), new Binary(rows.bytes())),
                rows.count());
        stored++;
    }

    private void recordProgress() {
        Instant now = clock.instant();
        if (Duration.between(lastSign, now).compareTo(BETWEEN_SIGNS_OF_LIFE) >= 0) {
            if (!imports.goesOn(importId)) {
                throw notWanted();
            }
            lastSign = now;
        }
    }

    private static Refusal notWanted() {
        return Refusal.conflict("IMPORT_CANCELLED", "The import was cancelled while its file was arriving");
    }
}
