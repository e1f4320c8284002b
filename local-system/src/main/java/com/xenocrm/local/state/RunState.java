package com.xenocrm.local.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.local.process.ProcessRecord;
import com.xenocrm.local.process.Processes;
import com.xenocrm.local.rabbit.PrivateRabbit;

/**
 * The running system as recorded in a file for the other commands and for the clean-up after a crash.
 *
 * @param googleStandIn address of the Google stand-in; empty when the real Google is used
 * @param supervisor the process that keeps the system running
 */
public record RunState(
        boolean ready, String url, String googleStandIn, ProcessRecord supervisor, List<Component> components) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration GRACE = Duration.ofSeconds(25);

    public RunState {
        components = List.copyOf(components);
    }

    /** Reads the file, which may describe processes that have ended since. */
    public static Optional<RunState> read(Path work) {
        try {
            return Optional.of(JSON.readValue(Files.readString(file(work)), RunState.class));
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    public void write(Path work) {
        try {
            Path next = Files.createTempFile(work, "running", ".json");
            Files.writeString(next, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this));
            Files.move(next, file(work), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void delete(Path work) {
        try {
            Files.deleteIfExists(file(work));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the processes of a run that was killed before it could end them. Returns whether there was such a run. */
    public static boolean endOrphans(Path work) {
        Optional<RunState> state = read(work);
        state.ifPresent(old -> Processes.terminate(
                old.components().stream()
                        .filter(component -> !component.name().equals(Component.RABBIT))
                        .flatMap(component -> component.process().stream())
                        .flatMap(process -> process.find().stream())
                        .toList(),
                GRACE));
        PrivateRabbit.endOrphan(work.resolve(Component.RABBIT));
        delete(work);
        return state.isPresent();
    }

    private static Path file(Path work) {
        return work.resolve("running.json");
    }
}
