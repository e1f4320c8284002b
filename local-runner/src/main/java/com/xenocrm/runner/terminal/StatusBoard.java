package com.xenocrm.runner.terminal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One line for each part of the system: redrawn in place in a terminal, else a plain line whenever a state changes. */
public final class StatusBoard implements Progress, AutoCloseable {

    private static final String WAITING = "waiting";
    private static final Duration REDRAW = Duration.ofMillis(500);

    private final Terminal terminal;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final int nameWidth;
    private int drawn;
    private boolean closed;

    public StatusBoard(Terminal terminal, List<String> names) {
        this.terminal = terminal;
        this.nameWidth = names.stream().mapToInt(String::length).max().orElse(0);
        names.forEach(name -> rows.put(name, new Row(WAITING, System.nanoTime(), false)));
        if (terminal.isInteractive()) {
            Thread.ofVirtual().start(this::keepDrawing);
        }
    }

    @Override
    public void busy(String name, String state) {
        change(name, state, false);
    }

    @Override
    public void settled(String name, String state) {
        change(name, state, true);
    }

    @Override
    public synchronized void note(String line) {
        erase();
        terminal.say(line);
        draw();
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            erase();
            draw();
            closed = true;
        }
    }

    private synchronized void change(String name, String state, boolean settled) {
        if (closed) {
            return;
        }
        Row row = rows.get(name);
        if (row == null || (row.state().equals(state) && row.settled() == settled)) {
            return;
        }
        boolean begins = row.state().equals(WAITING);
        String took = settled && !begins ? " (" + row.age() + ")" : "";
        rows.put(name, new Row(state + took, begins ? System.nanoTime() : row.since(), settled));
        if (terminal.isInteractive()) {
            erase();
            draw();
        } else if (!state.equals(WAITING)) {
            terminal.say(line(name));
        }
    }

    private void keepDrawing() {
        while (tick()) {
            Pause.of(REDRAW);
        }
    }

    private synchronized boolean tick() {
        if (closed) {
            return false;
        }
        erase();
        draw();
        return true;
    }

    private void erase() {
        terminal.eraseLines(drawn);
        drawn = 0;
    }

    private void draw() {
        if (terminal.isInteractive() && !closed) {
            rows.keySet().forEach(name -> terminal.sayClipped(line(name)));
            drawn = rows.size();
        }
    }

    private String line(String name) {
        Row row = rows.getOrDefault(name, new Row("", System.nanoTime(), true));
        boolean counts =
                terminal.isInteractive() && !row.settled() && !row.state().equals(WAITING);
        return "  " + name + " ".repeat(nameWidth - name.length()) + "  " + row.state()
                + (counts ? "  " + row.age() : "");
    }

    /** @param since when it began to do anything */
    private record Row(String state, long since, boolean settled) {

        String age() {
            return Rate.seconds(Duration.ofNanos(System.nanoTime() - since));
        }
    }
}
