package com.xenocrm.simulation.history;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Events of a run in words; kept on demand only. */
public final class History {

    private static final double SECOND = 1_000_000;

    private final boolean kept;
    private final LongSupplier now;
    private final List<String> lines = new ArrayList<>();

    /** @param now the virtual time in microseconds */
    public History(boolean kept, LongSupplier now) {
        this.kept = kept;
        this.now = now;
    }

    /** Adds a line. */
    public void add(Supplier<String> line) {
        if (kept) {
            lines.add("%9.3f  %s".formatted(now.getAsLong() / SECOND, line.get()));
        }
    }

    public List<String> lines() {
        return lines;
    }
}
