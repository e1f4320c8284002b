package com.xenocrm.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LogFileTest {

    @TempDir
    private Path directory;

    @Test
    void readsTheLastLinesOfALongLog() throws IOException {
        Path log =
                Files.writeString(directory.resolve("long.log"), "a line that is over\n".repeat(50_000) + "one\ntwo\n");

        assertThat(new LogFile(log).lastLines(3)).containsExactly("a line that is over", "one", "two");
    }

    @Test
    void readsNothingWhereThereIsNoLog() {
        assertThat(new LogFile(directory.resolve("missing.log")).lastLines(3)).isEmpty();
    }
}
