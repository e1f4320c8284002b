package com.xenocrm.bench.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Resources that a process has used, read from Linux' {@code /proc}; zeros elsewhere.
 *
 * @param cpuSeconds user and system time of all its threads
 * @param peakMegabytes peak resident memory since the start or the last reset
 */
public record ProcessUsage(double cpuSeconds, long peakMegabytes) {

    private static final double TICKS_PER_SECOND = 100;
    private static final int USER_TIME = 11;
    private static final String RESET_PEAK = "5";

    /** Lines of the heap, or of its generations. */
    private static final Pattern HEAP_USED = Pattern.compile("(?:heap|generation) .*?used (\\d+)K");

    /** Reads the usage of a process. */
    static ProcessUsage of(long pid) {
        Path directory = Path.of("/proc", Long.toString(pid));
        try {
            String stat = Files.readString(directory.resolve("stat"));
            return new ProcessUsage(cpuSeconds(stat), peakMegabytes(directory));
        } catch (IOException _) {
            return new ProcessUsage(0, 0);
        }
    }

    /** Resets the peak of a process, where Linux allows it. */
    static void resetPeak(long pid) {
        try {
            Files.writeString(Path.of("/proc", Long.toString(pid), "clear_refs"), RESET_PEAK);
        } catch (IOException _) {
            // without a reset, the peak is that of the whole run
        }
    }

    /** Collects the garbage of a JVM, and returns the kilobytes that are left. */
    static long heapAfterCollection(long pid) {
        jcmd(pid, "GC.run");
        return HEAP_USED
                .matcher(jcmd(pid, "GC.heap_info"))
                .results()
                .mapToLong(used -> Long.parseLong(used.group(1)))
                .sum();
    }

    private static String jcmd(long pid, String command) {
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(pid),
                            command)
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the usage with only the CPU time since an earlier reading. */
    public ProcessUsage since(ProcessUsage before) {
        return new ProcessUsage(cpuSeconds - before.cpuSeconds, peakMegabytes);
    }

    /** Parses {@code /proc/PID/stat}; the program's name may contain spaces. */
    static double cpuSeconds(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1])) / TICKS_PER_SECOND;
    }

    private static long peakMegabytes(Path directory) throws IOException {
        try (Stream<String> lines = Files.lines(directory.resolve("status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        }
    }
}
