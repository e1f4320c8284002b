package com.xenocrm.runner.terminal;

import java.time.Duration;

/** A line that changes: redrawn in a terminal, written again now and then elsewhere. */
public final class LiveLine {

    private static final long BETWEEN_LINES = Duration.ofSeconds(2).toNanos();

    private final Terminal terminal;
    private long lastAt = System.nanoTime() - BETWEEN_LINES;
    private String last = "";

    public LiveLine(Terminal terminal) {
        this.terminal = terminal;
    }

    public void show(String line) {
        if (terminal.isInteractive()) {
            terminal.redraw(line);
        } else if (!line.equals(last) && System.nanoTime() - lastAt >= BETWEEN_LINES) {
            terminal.say(line);
            lastAt = System.nanoTime();
            last = line;
        }
    }

    /** The line as it stays. */
    public void finish(String line) {
        if (terminal.isInteractive()) {
            terminal.redraw("");
        }
        if (terminal.isInteractive() || !line.equals(last)) {
            terminal.say(line);
        }
    }
}
