package com.xenocrm.runner.terminal;

import java.io.PrintStream;

/** Where a command writes to: a terminal in which lines can be redrawn, or a plain file or pipe. */
public final class Terminal {

    private final PrintStream out;
    private final int columns;

    /** @param columns how wide a terminal is; 0 for a file or a pipe */
    public Terminal(PrintStream out, int columns) {
        this.out = out;
        this.columns = columns;
    }

    /** The standard output of this process. */
    public static Terminal standard() {
        return new Terminal(System.out, Integer.getInteger("crm.columns", 0));
    }

    public boolean isInteractive() {
        return columns > 0;
    }

    /** One line of its own. */
    public void say(String line) {
        out.println(line);
    }

    /** Replaces the line that the cursor is in. */
    void redraw(String line) {
        out.print("\r\u001B[2K" + clip(line));
        out.flush();
    }

    /** A line of something that will be redrawn, and so must not be longer than the terminal is wide. */
    void sayClipped(String line) {
        out.println(clip(line));
    }

    /** Goes up and clears everything below. */
    void eraseLines(int count) {
        if (count > 0) {
            out.print("\u001B[" + count + "A\r\u001B[J");
            out.flush();
        }
    }

    private String clip(String line) {
        return isInteractive() && line.length() >= columns ? line.substring(0, columns - 1) : line;
    }
}
