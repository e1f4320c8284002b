package com.xenocrm.runner.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LogsTest {

    @TempDir
    private Path directory;

    @Test
    void readsTheLastLinesOfALongLog() throws IOException {
        Path log =
                Files.writeString(directory.resolve("long.log"), "a line that is over\n".repeat(50_000) + "one\ntwo\n");

        assertThat(LogTail.lastLines(log, 3)).containsExactly("a line that is over", "one", "two");
    }

    @Test
    void followsALogAcrossItsNewBeginning() throws IOException {
        Path log = Files.writeString(directory.resolve("new.log"), "before\n");
        LogFollower follower = LogFollower.fromEnd(log);

        Files.writeString(log, "complete\nhalf", StandardOpenOption.APPEND);
        var first = follower.newLines();
        Files.writeString(log, "anew\n");
        var second = follower.newLines();

        assertThat(first).containsExactly("complete");
        assertThat(second).containsExactly("anew");
    }

    @Test
    void showsAStructuredLineAsAPersonReadsIt() {
        String line = """
                {"@timestamp":"2026-11-21T12:40:54.651Z","log":{"level":"WARN","logger":"com.xenocrm.order.Orders"},\
                "message":"late","error":{"stack_trace":"java.lang.X\\n\\tat here\\n"}}""";

        assertThat(LogLine.parse(line))
                .isEqualTo(new LogLine(
                        "2026-11-21T12:40:54.651Z", "12:40:54.651 WARN Orders: late\njava.lang.X\n\tat here"));
        assertThat(LogLine.parse("{half a line")).isEqualTo(new LogLine("", "{half a line"));
    }
}
