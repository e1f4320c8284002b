package com.xenocrm.ingestion.imports.csv;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

import com.xenocrm.kit.csv.SpreadsheetCell;
import com.xenocrm.kit.web.Refusal;

/**
 * CSV file that is read as it arrives: plain or gzipped, UTF-8, or UTF-16 with a byte-order mark. Only the current row
 * is in memory. Errors in the file are thrown as refusals.
 */
public final class CsvFile {

    /** Longest row in characters; a longer one indicates a missing quote. */
    private static final int LONGEST_ROW = 256 * 1024;

    private static final int GZIP_MAGIC_0 = 0x1f;
    private static final int GZIP_MAGIC_1 = 0x8b;

    private final HashingInput input;
    private final DataSize most;
    private final FileText text;
    private final Iterator<CsvRecord> records;
    private long line;

    /** Number of cells of the header, unnamed ones at the end included. */
    private int width;

    private CsvFile(HashingInput input, DataSize most, FileText text, CsvReader<CsvRecord> reader) {
        this.input = input;
        this.most = most;
        this.text = text;
        this.records = reader.iterator();
    }

    /**
     * Opens the file, whose first record is its header.
     *
     * @param delimiter delimiter; null to detect it in the first line
     */
    public static CsvFile open(InputStream body, @Nullable Delimiter delimiter, DataSize most) {
        try {
            HashingInput input = new HashingInput(unpacked(body), most.toBytes());
            FileText text = FileText.open(input, delimiter);
            CsvReader<CsvRecord> reader = CsvReader.builder()
                    .fieldSeparator(text.delimiter().character())
                    .maxBufferSize(LONGEST_ROW)
                    .allowUnclosedQuote(false)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofCsvRecord(text.reader());
            return new CsvFile(input, most, text, reader);
        } catch (IOException failure) {
            throw refusal(failure, most, 0);
        }
    }

    /** Returns the next row, beginning with the header; null at the end of the file. */
    public @Nullable CsvRecord next() {
        try {
            if (!records.hasNext()) {
                return null;
            }
            CsvRecord row = records.next();
            line = row.getStartingLineNumber() + text.skippedLines();
            return row;
        } catch (CsvParseException malformed) {
            throw refused(
                    HttpStatus.BAD_REQUEST,
                    "MALFORMED_CSV",
                    "The file is not well-formed CSV after line %d: a quote is missing or out of place".formatted(line),
                    line);
        } catch (UncheckedIOException failure) {
            throw refusal(Objects.requireNonNull(failure.getCause()), most, line);
        }
    }

    /** Returns the names of the columns; refuses an empty file. */
    public List<String> header() {
        CsvRecord header = next();
        if (header == null) {
            throw new Refusal(HttpStatus.BAD_REQUEST, "EMPTY_FILE", "The file is empty", null);
        }
        List<String> names = new ArrayList<>(header.getFields().stream()
                .map(name -> SpreadsheetCell.original(name.strip()))
                .toList());
        width = names.size();
        while (names.size() > 1 && names.getLast().isEmpty()) {
            names.removeLast();
        }
        return names;
    }

    /**
     * Returns the cells of the next row that is not blank, without protection against formulas and without empty cells
     * beyond the last column; null at the end of the file.
     */
    public @Nullable List<String> nextRow(StrayQuoteDetector swallowed) {
        for (CsvRecord row = next(); row != null; row = next()) {
            List<String> cells = new ArrayList<>(
                    row.getFields().stream().map(SpreadsheetCell::original).toList());
            while (cells.size() > swallowed.columns() && cells.getLast().isBlank()) {
                cells.removeLast();
            }
            if (!cells.stream().allMatch(String::isBlank)) {
                if (swallowed.isIn(cells, row.getFieldCount() == width, text.delimiter())) {
                    throw refused(
                            HttpStatus.BAD_REQUEST,
                            "MALFORMED_CSV",
                            "Line %d has a cell that spans lines and holds other rows: a quote is missing or out of place"
                                    .formatted(line),
                            line);
                }
                return cells;
            }
        }
        return null;
    }

    /** Returns the number of the line in which the last row started. */
    public long line() {
        return line;
    }

    /** Reads the rest of the file and discards it. */
    public void skip() {
        try {
            input.transferTo(OutputStream.nullOutputStream());
        } catch (IOException failure) {
            throw refusal(failure, most, line);
        }
    }

    /** Returns the number of bytes read, unpacked. */
    public long bytes() {
        return input.bytes();
    }

    /** Returns the SHA-256 of the bytes read, unpacked; may be called once. */
    public String hash() {
        return input.hash();
    }

    private static InputStream unpacked(InputStream body) throws IOException {
        PushbackInputStream start = new PushbackInputStream(body, 2);
        byte[] magic = start.readNBytes(2);
        start.unread(magic);
        boolean gzip = magic.length == 2
                && Byte.toUnsignedInt(magic[0]) == GZIP_MAGIC_0
                && Byte.toUnsignedInt(magic[1]) == GZIP_MAGIC_1;
        return gzip ? new GZIPInputStream(start, 64 * 1024) : start;
    }

    private static Refusal refusal(IOException failure, DataSize most, long line) {
        return switch (failure) {
            case HashingInput.TooLargeException _ ->
                refused(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "PAYLOAD_TOO_LARGE",
                        "A file has at most %d MiB when it is unpacked".formatted(most.toMegabytes()),
                        line);
            case CharacterCodingException _ ->
                refused(
                        HttpStatus.BAD_REQUEST,
                        "NOT_UTF8",
                        "The file is not UTF-8 text after line %d".formatted(line),
                        line);
            case ZipException _ -> refused(HttpStatus.BAD_REQUEST, "MALFORMED_GZIP", "The file is not gzip", line);
            case EOFException _ ->
                refused(HttpStatus.BAD_REQUEST, "MALFORMED_GZIP", "The gzip file ends too early", line);
            default -> refused(HttpStatus.BAD_REQUEST, "BODY_INCOMPLETE", "The file ended too early", line);
        };
    }

    private static Refusal refused(HttpStatus status, String code, String message, long line) {
        return new Refusal(status, code, message, Map.of("line", line));
    }
}
