package com.xenocrm.runner.terminal;

import java.io.PrintStream;

/** Where a command writes to: a terminal in which lines can be redrawn, or a plain file or pipe. */
public final class Terminal {

    private final PrintStream out;
    private final boolean interactive;

    public Terminal(PrintStream out, boolean interactive) {
        this.out = out;
        this.interactive = interactive;
    }

    /** The standard output of this process. */
    public static Terminal standard() {
        return new Terminal(System.out, Boolean.parseBoolean(System.getenv("CRM_TERMINAL")));
    }

    public boolean isInteractive() {
        return interactive;
    }

    /** One line of its own. */
    public void say(String line) {
        out.println(line);
    }

    /** Replaces the line that the cursor is in. */
    void redraw(String line) {
        out.print("\r\u001B[2K" + line);
        out.flush();
    }

    /** Goes up and clears everything below. */
    void eraseLines(int count) {
        if (count > 0) {
            out.print("\u001B[" + count + "A\r\u001B[J");
            out.flush();
        }
    }
}
