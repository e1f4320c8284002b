package com.xenocrm.runner.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.runner.process.RecordedProcess;

/** What runs, as it is written to a file for the other commands and for a later run that has to clean up. */
public record RunningSystem(
        boolean ready, String url, Optional<Integer> googlePort, RecordedProcess supervisor, List<Part> parts) {

    private static final JsonMapper JSON = new JsonMapper();

    public RunningSystem {
        parts = List.copyOf(parts);
    }

    /** Where it is written in this work directory. */
    public static Path file(Path work) {
        return work.resolve("running.json");
    }

    /** What was written last and not taken away since; whether it still runs is another question. */
    public static Optional<RunningSystem> read(Path work) {
        try {
            return Optional.of(JSON.readValue(Files.readString(file(work)), RunningSystem.class));
        } catch (IOException | JacksonException _) {
            return Optional.empty();
        }
    }

    /** Whether the command that started it is there to look after it. */
    public boolean isSupervised() {
        return supervisor.find().isPresent();
    }

    void write(Path work) {
        try {
            Path next = Files.createTempFile(work, "running", ".json");
            Files.writeString(next, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this));
            Files.move(next, file(work), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
