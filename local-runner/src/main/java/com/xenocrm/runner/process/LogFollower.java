package com.xenocrm.runner.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads what has come to a log file since the last look. */
public final class LogFollower {

    private static final int MOST_AT_ONCE = 1024 * 1024;

    private final Path log;
    private long offset;

    /** From the beginning of the file. */
    public LogFollower(Path log) {
        this.log = log;
    }

    /** Only what comes from now on. */
    public static LogFollower fromEnd(Path log) {
        LogFollower follower = new LogFollower(log);
        follower.offset = log.toFile().length();
        return follower;
    }

    /** Complete lines only; a file that has become shorter began anew. */
    public List<String> newLines() {
        if (!Files.isRegularFile(log)) {
            return List.of();
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            if (file.length() < offset) {
                offset = 0;
            }
            byte[] fresh = new byte[Math.toIntExact(Math.min(MOST_AT_ONCE, file.length() - offset))];
            file.seek(offset);
            file.readFully(fresh);
            int end = fresh.length;
            while (end > 0 && fresh[end - 1] != '\n') {
                end--;
            }
            offset += end;
            return new String(fresh, 0, end, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
