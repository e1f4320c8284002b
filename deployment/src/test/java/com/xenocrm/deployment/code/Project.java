package com.xenocrm.deployment.code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Directory of the project, wherever in it the tests were started. */
public final class Project {

    private static final Path ROOT = root();

    private Project() {}

    /** Returns a file or directory of the project, such as {@code k8s/README.md}. */
    public static Path path(String relative) {
        return ROOT.resolve(relative);
    }

    /** Returns the text of a file of the project. */
    public static String text(String relative) {
        return text(path(relative));
    }

    /** Returns the text of a file. */
    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the top-level directories that contain this file. */
    static List<Path> directoriesWith(String file) {
        try (Stream<Path> directories = Files.list(ROOT)) {
            return directories
                    .filter(directory -> Files.exists(directory.resolve(file)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .filter(path -> Files.exists(path.resolve("mvnw")))
                .findFirst()
                .orElseThrow();
    }
}
