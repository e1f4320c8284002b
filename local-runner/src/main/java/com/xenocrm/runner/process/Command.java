package com.xenocrm.runner.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A program to run in the background, its output in a log file that begins anew. */
public record Command(List<String> words, Map<String, String> environment, Path directory, Path log) {

    private static final Optional<String> SETSID = onPath("setsid");

    public Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /**
     * Starts it away from the terminal's process group, so that Ctrl-C reaches the caller alone, who then ends what it
     * started in order.
     */
    public Process start() {
        List<String> all = new ArrayList<>();
        SETSID.ifPresent(all::add);
        all.addAll(words);
        try {
            Files.createDirectories(log.getParent());
            ProcessBuilder builder = new ProcessBuilder(all)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot start " + words.getFirst(), failure);
        }
    }

    /** Where the program is, when it is on the path. */
    public static Optional<String> onPath(String program) {
        return Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
                .filter(directory -> !directory.isBlank())
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
