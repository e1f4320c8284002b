package com.xenocrm.runner.system;

import java.nio.file.Path;
import java.util.List;

import com.xenocrm.runner.process.LogLine;
import com.xenocrm.runner.process.LogTail;

/** The end of a log, for the message about what has ended. */
final class LastWords {

    private static final int LINES = 20;
    private static final int WIDTH = 300;

    private LastWords() {}

    static String of(Path log) {
        List<String> lines = LogTail.lastLines(log, LINES).stream()
                .map(line -> LogLine.parse(line).text())
                .flatMap(String::lines)
                .map(line -> line.substring(0, Math.min(WIDTH, line.length())))
                .toList();
        return "The last lines of " + log + ":\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    }
}
