package com.xenocrm.ingestion.imports.csv;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Text of a file after everything before its header: a byte-order mark, and the line {@code sep=;} of spreadsheets.
 *
 * @param skippedLines lines before the header
 */
record FileText(BufferedReader reader, Delimiter delimiter, int skippedLines) {

    private static final Pattern SEPARATOR =
            Pattern.compile("^\"?sep=(.)\"?(?:\\r\\n|\\r|\\n)", Pattern.CASE_INSENSITIVE);
    private static final int SEPARATOR_LENGTH = 9;
    private static final int START = 64;
    private static final int MARK_LENGTH = 2;

    /**
     * Opens a file.
     *
     * @param given delimiter given by the caller; null to detect it
     */
    static FileText open(InputStream input, @Nullable Delimiter given) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(input);
        BufferedReader text =
                new BufferedReader(new InputStreamReader(bytes, charset(bytes).newDecoder()));
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        Delimiter named = separatorLine(text);
        if (given != null) {
            return new FileText(text, given, named == null ? 0 : 1);
        }
        return named == null ? new FileText(text, Delimiter.seenIn(text), 0) : new FileText(text, named, 1);
    }

    /** Returns the charset: UTF-16 has a byte-order mark, UTF-8 has no zero bytes. */
    private static Charset charset(BufferedInputStream bytes) throws IOException {
        bytes.mark(START);
        byte[] start = bytes.readNBytes(START);
        bytes.reset();
        if (start.length >= MARK_LENGTH && start[0] == (byte) 0xFF && start[1] == (byte) 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        if (start.length >= MARK_LENGTH && start[0] == (byte) 0xFE && start[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        for (byte each : start) {
            if (each == 0) {
                throw new CharacterCodingException();
            }
        }
        return StandardCharsets.UTF_8;
    }

    private static @Nullable Delimiter separatorLine(BufferedReader text) throws IOException {
        char[] start = new char[SEPARATOR_LENGTH];
        text.mark(SEPARATOR_LENGTH);
        int length = 0;
        for (int read = 0; read >= 0 && length < SEPARATOR_LENGTH; length += Math.max(read, 0)) {
            read = text.read(start, length, SEPARATOR_LENGTH - length);
        }
        text.reset();
        Matcher line = SEPARATOR.matcher(new String(start, 0, length));
        if (!line.find()) {
            return null;
        }
        for (int skipped = 0; skipped < line.end(); skipped++) {
            text.read();
        }
        return Delimiter.named(line.group(1));
    }
}
