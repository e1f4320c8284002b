package com.xenocrm.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The end of a log file. */
public record LogFile(Path file) {

    private static final int MAX_BYTES = 256 * 1024;
    private static final int SUMMARY_LINES = 20;
    private static final int SUMMARY_WIDTH = 300;

    /** Reads at most this many last lines; empty if there is no such file. */
    public List<String> lastLines(int count) {
        if (!file.toFile().isFile()) {
            return List.of();
        }
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, open.length() - MAX_BYTES);
            byte[] bytes = new byte[Math.toIntExact(open.length() - from)];
            open.seek(from);
            open.readFully(bytes);
            List<String> lines = new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .skip(from > 0 ? 1 : 0)
                    .toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the last lines as text for an error message. */
    public String summary() {
        List<String> lines = lastLines(SUMMARY_LINES).stream()
                .map(line -> line.substring(0, Math.min(SUMMARY_WIDTH, line.length())))
                .toList();
        return "The last lines of " + file + ":\n" + String.join("\n", lines);
    }
}
