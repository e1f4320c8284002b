package com.xenocrm.runner.terminal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StatusBoardTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

    @Test
    void writesALineForEachChangeWhereNothingCanBeRedrawn() {
        try (StatusBoard board = new StatusBoard(new Terminal(out, 0), List.of("gateway", "ai"))) {
            board.busy("ai", "starting");
            board.busy("ai", "starting");
            board.settled("ai", "ready");
        }

        assertThat(text().replaceAll("\\d+\\.\\d s", "0.1 s"))
                .isEqualTo("  ai       starting\n  ai       ready (0.1 s)\n");
    }

    @Test
    void redrawsAllLinesInPlaceNoneWiderThanTheTerminal() {
        try (StatusBoard board = new StatusBoard(new Terminal(out, 20), List.of("gateway", "ai"))) {
            board.settled("ai", "ready at long last and for good");
        }

        String last = text().substring(text().lastIndexOf("\u001B[2A\r\u001B[J"));
        assertThat(last.split("\n")).containsExactly("\u001B[2A\r\u001B[J  gateway  waiting", "  ai       ready at");
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
