package com.xenocrm.runner.terminal;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** How far a long task is, and how fast it goes: one line redrawn in a terminal, a line for each quarter elsewhere. */
public final class ProgressBar {

    private static final int WIDTH = 30;

    private final Terminal terminal;
    private final String label;
    private final long total;
    private final LongSupplier nanoTime;
    private final long startedAt;
    private long lastQuarter;

    public ProgressBar(Terminal terminal, String label, long total) {
        this(terminal, label, total, System::nanoTime);
    }

    ProgressBar(Terminal terminal, String label, long total, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.label = label;
        this.total = total;
        this.nanoTime = nanoTime;
        this.startedAt = nanoTime.getAsLong();
    }

    /** So many are done. */
    public synchronized void show(long done) {
        if (terminal.isInteractive()) {
            terminal.redraw(line(done));
        } else if (quarter(done) > lastQuarter && done < total) {
            lastQuarter = quarter(done);
            terminal.say(line(done));
        }
    }

    /** All are done: the line stays. */
    public synchronized Rate finish() {
        if (terminal.isInteractive()) {
            terminal.redraw("");
        }
        terminal.say(line(total));
        return new Rate(total, elapsed());
    }

    String line(long done) {
        long shown = Math.clamp(done, 0, total);
        int filled = total == 0 ? WIDTH : Math.toIntExact(shown * WIDTH / total);
        return String.format(
                Locale.ROOT,
                "  %-22s [%s%s] %,d of %,d  %s",
                label,
                "#".repeat(filled),
                ".".repeat(WIDTH - filled),
                shown,
                total,
                new Rate(shown, elapsed()).text("").replace(" /s", "/s"));
    }

    private long quarter(long done) {
        return total == 0 ? 0 : done * 4 / total;
    }

    private Duration elapsed() {
        return Duration.ofNanos(nanoTime.getAsLong() - startedAt);
    }
}
