package com.xenocrm.ingestion.imports.csv;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;

/** Rows packed into bytes as they are added, each with its line number and cells. */
public final class PackedRows {

    private static final int MOST_CHARACTERS = 512 * 1024;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CsvWriter writer = CsvWriter.builder().build(fastGzip(bytes));
    private int count;
    private long characters;

    /** Adds a row. */
    public void add(long line, List<String> cells) {
        List<String> row = new ArrayList<>(cells.size() + 1);
        row.add(Long.toString(line));
        row.addAll(cells);
        writer.writeRecord(row);
        count++;
        cells.forEach(cell -> characters += cell.length());
    }

    /** Returns whether there are enough rows for a chunk of at most so many. */
    public boolean isFull(int most) {
        return count >= most || characters >= MOST_CHARACTERS;
    }

    public int count() {
        return count;
    }

    /** Returns all rows; none can be added afterwards. */
    public byte[] bytes() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Passes each packed row to the consumer. */
    public static void unpack(byte[] packed, Consumer<PackedRow> rows) {
        try (InputStreamReader text = new InputStreamReader(
                        new GZIPInputStream(new ByteArrayInputStream(packed)), StandardCharsets.UTF_8);
                CsvReader<CsvRecord> reader = CsvReader.builder()
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(text)) {
            reader.forEach(row -> rows.accept(new PackedRow(
                    Long.parseLong(row.getField(0)), row.getFields().subList(1, row.getFieldCount()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OutputStream fastGzip(OutputStream target) {
        try {
            return new GZIPOutputStream(target) {
                {
                    def.setLevel(Deflater.BEST_SPEED);
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Row with the number of its first line. */
    public record PackedRow(long line, List<String> cells) {}
}
