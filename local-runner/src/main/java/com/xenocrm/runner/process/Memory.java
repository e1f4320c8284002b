package com.xenocrm.runner.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** How much memory a process holds, where the system tells. */
public final class Memory {

    private Memory() {}

    /** Resident megabytes. */
    public static OptionalLong residentMegabytes(long pid) {
        return megabytes(pid, "status", "VmRSS:");
    }

    /** Resident megabytes, where what it shares with others counts only in part: these can be added up. */
    public static OptionalLong proportionalMegabytes(long pid) {
        return megabytes(pid, "smaps_rollup", "Pss:");
    }

    private static OptionalLong megabytes(long pid, String file, String field) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), file))) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst();
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }
}
